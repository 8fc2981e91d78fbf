/* Mailchute in the browser: enhances every form[data-mailchute]. Forms work without this file, too.
 *
 * - <a href="#id"> opens the <dialog id="id"> around such a form, <a href="#"> in it closes it.
 * - The heading [data-mailchute-thanks] takes the focus after sending; its parent starts hidden.
 * - The form dispatches mailchute:sent, detail {id}, and mailchute:error, detail {status, errors},
 *   where status 0 means that no answer came.
 * - Forms with file inputs are left to the browser, since JSON carries no files.
 * - Against spam the endpoint gives a token and perhaps some work: https://altcha.org */
(() => {
  'use strict';

  // All that visitors get to read, in one place to reword or translate.
  const TEXT = {
    sending: 'Sending…',
    later: why => `Not sent yet: ${why}. Your text is still here, please try again in a moment.`,
    refused: why => `Not sent: ${why}. Your text is still here.`,
    silent: 'no answer came from the server',
    busy: 'too many messages arrived at once',
    down: 'the server cannot take it right now',
    unclear: 'the server gave no clear answer',
  };
  const FORM = 'form[data-mailchute]';

  const dialogAt = hash => {
    const dialog = document.getElementById(hash.slice(1));
    return dialog?.showModal && dialog.querySelector(FORM) ? dialog : null;
  };
  const open = (dialog, opener) => {
    if (dialog.open) return;
    // Closing gives the focus back to where it was, and Safari does not focus a clicked link.
    opener?.focus({ preventScroll: true });
    dialog.showModal();
    dialog.querySelector(`${FORM} :is(input,select,textarea):not([type=hidden],[tabindex="-1"])`)?.focus();
  };
  const openFromAddress = () => {
    const dialog = dialogAt(location.hash);
    if (!dialog) return;
    // As long as the address names the dialog, the style sheet shows it, even after closing.
    location.replace('#');
    // Chromium takes the focus away while it goes to the new address, so this comes after that.
    requestAnimationFrame(() => open(dialog, document.querySelector(`a[href="#${dialog.id}"]`)));
  };

  let pressed;
  addEventListener('pointerdown', event => { pressed = event.target; });
  addEventListener('click', event => {
    const { target } = event;
    const link = target.closest('a[href^="#"]');
    const inside = target.closest('dialog[open]');
    const wanted = link && dialogAt(link.hash);
    // A click on the backdrop is one on the dialog itself, and so is a selection dragged out of a
    // field, which must not close anything: hence the look at where the press began.
    const leave = link ? link.getAttribute('href') === '#' : target === inside && target === pressed;
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // a new tab or window
    if (wanted) open(wanted, link);
    else if (leave && inside?.querySelector(FORM)) inside.close();
    else return;
    event.preventDefault();
  });
  addEventListener('close', ({ target }) => {
    // A thank-you leaves only when it was seen: sent after closing, it waits for the next opening.
    const form = target.querySelector?.(FORM);
    if (form?.hidden) swap(form, false);
  }, true);

  const thanksOf = form => (form.closest('dialog') ?? form.parentElement).querySelector('[data-mailchute-thanks]');
  const swap = (form, thanked) => {
    const heading = thanksOf(form);
    form.hidden = thanked;
    heading.parentElement.hidden = !thanked;
    if (thanked) heading.focus();
  };
  const say = (form, text) => {
    const region = form.querySelector('[role=alert]') ?? form.appendChild(document.createElement('p'));
    region.setAttribute('role', 'alert');
    region.textContent = text;
  };

  const notes = new WeakMap(); // field → the message next to it
  let count = 0;
  const mark = (field, text) => {
    if (notes.has(field)) return notes.get(field).append(`; ${text}`);
    const note = document.createElement('p');
    Object.assign(note, { id: `mailchute-${++count}`, className: 'mailchute-error', textContent: text });
    notes.set(field, note);
    (field.closest('label') ?? field).after(note);
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') ?? ''} ${note.id}`.trim());
  };
  const unmark = field => {
    const note = notes.get(field);
    if (!note) return;
    note.remove();
    notes.delete(field);
    field.removeAttribute('aria-invalid');
    field.setAttribute('aria-describedby', field.getAttribute('aria-describedby').replace(note.id, '').trim());
  };
  addEventListener('input', event => unmark(event.target));

  const explain = (form, status, data) => {
    const errors = Array.isArray(data?.errors) ? data.errors : [];
    const general = [];
    for (const { field, message } of errors) {
      const at = field && form.querySelector(`[name="${CSS.escape(field)}"]:not([type=hidden])`);
      if (at) mark(at, message);
      else general.push(message);
    }
    const first = form.querySelector('[aria-invalid]');
    const passing = { 0: TEXT.silent, 429: TEXT.busy }[status] ?? (status >= 500 && TEXT.down);
    const why = general.join('; ') || data?.error || TEXT.unclear;
    if (passing) say(form, TEXT.later(passing));
    else if (general.length || !first) say(form, TEXT.refused(`${why}`.replace(/\.$/, '')));
    // Who closed the dialog while it was sending must not go away believing that it was sent.
    const dialog = form.closest('dialog');
    if (dialog?.showModal) open(dialog);
    first?.focus();
    form.dispatchEvent(new CustomEvent('mailchute:error', { bubbles: true, detail: { status, errors } }));
  };

  // What failed may have arrived all the same: each attempt at a message carries the same token, so that
  // the server knows a retry from another message. randomUUID would be shorter, but needs https.
  const tokens = new WeakMap(); // form → the token of the message in it
  const tokenOf = form => {
    if (!tokens.has(form)) tokens.set(form, crypto.getRandomValues(new Uint32Array(4)).join('-'));
    return tokens.get(form);
  };

  // Asked for once somebody types; without one the form is sent, too.
  const tickets = new WeakMap(); // form → {at, got: {token, challenge}}
  const ask = async form => {
    try {
      const response = await fetch(`${form.getAttribute('action')}/token`, { signal: AbortSignal.timeout?.(3000) });
      return (await response.json()) || {};
    } catch {
      tickets.delete(form);
      return {};
    }
  };
  const begin = ({ target }) => {
    const form = target.type !== 'submit' && target.closest?.(FORM);
    if (form && !(Date.now() - tickets.get(form)?.at < 4e7)) tickets.set(form, { at: Date.now(), got: ask(form) });
  };
  addEventListener('focusin', begin);
  begin({ target: document.activeElement ?? document });

  // In slices, for the page's sake.
  const solve = async sum => {
    const wanted = BigInt(`0x${sum.challenge.slice(0, 16)}`);
    const hash = number => crypto.subtle.digest(sum.algorithm, new TextEncoder().encode(sum.salt + number));
    for (let from = 0; from <= sum.maxnumber; from += 500) {
      const hashes = await Promise.all(Array.from({ length: 500 }, (_, i) => hash(from + i)));
      const at = hashes.findIndex(found => new DataView(found).getBigUint64() === wanted);
      if (at >= 0) return btoa(JSON.stringify({ ...sum, number: from + at }));
      await new Promise(done => setTimeout(done));
    }
  };
  const prove = async (fields, challenge) => {
    fields.altcha ||= await solve(challenge).catch(() => {});
    // Who can't (it needs https) is not asked again without a token, only marked.
    if (!fields.altcha) delete fields._token;
  };

  const post = async (form, fields) => {
    let response, answer;
    try {
      response = await fetch(form.getAttribute('action'), {
        method: 'POST',
        body: JSON.stringify(fields),
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
        signal: AbortSignal.timeout?.(30000),
      });
      answer = await response.json();
    } catch { /* No answer, or none in JSON: neither counts as sent. */ }
    return [response, answer];
  };

  const send = async (form, submitter) => {
    const data = new FormData(form, submitter);
    const fields = {};
    for (const name of data.keys()) {
      const values = data.getAll(name);
      fields[name] = values.length > 1 ? values : values[0];
    }
    fields._id = tokenOf(form);
    const button = submitter ?? form.querySelector('button:not([type=button])');
    const label = button?.textContent;

    form.setAttribute('aria-busy', 'true');
    [...form.elements].forEach(unmark);
    say(form, '');
    if (button) Object.assign(button, { disabled: true, textContent: TEXT.sending });

    const { at, got } = tickets.get(form) ?? {};
    const ticket = await got;
    fields._token = ticket?.token;
    // A challenge is for once, and ten minutes. A token from now would look like haste.
    const old = !ticket || ticket.used || (ticket.challenge && Date.now() - at > 5e5);
    const { challenge } = old ? await ask(form) : ticket;
    if (challenge) await prove(fields, challenge);
    if (ticket) ticket.used = challenge;
    let [response, answer] = await post(form, fields);
    if (response?.status === 422 && answer?.challenge) {
      await prove(fields, answer.challenge);
      [response, answer] = await post(form, fields);
    }

    form.removeAttribute('aria-busy');
    // A disabled button has lost the focus: keyboard users go on from where they were.
    if (button) Object.assign(button, { disabled: false, textContent: label }).focus();
    if (!response?.ok || !answer || typeof answer !== 'object' || 'error' in answer) {
      return explain(form, response?.status ?? 0, answer);
    }
    tokens.delete(form);
    tickets.delete(form);
    form.reset();
    if (thanksOf(form)) swap(form, true);
    else if (/^https?:/.test(answer.next)) location.assign(answer.next);
    form.dispatchEvent(new CustomEvent('mailchute:sent', { bubbles: true, detail: { id: answer.id } }));
  };
  addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || !form.matches(FORM) || form.querySelector('[type=file]')) return;
    event.preventDefault();
    if (!form.hasAttribute('aria-busy')) send(form, event.submitter);
  });

  addEventListener('hashchange', openFromAddress);
  openFromAddress();
})();
