// A part of a page that changes while one looks. Either on a stream:
// <div id="inbox" data-stream="/work/stream" data-fresh="/work">…</div>, where each event fetches data-fresh;
// or now and then: <div id="turnout" data-poll="30">…</div>, every so many seconds and when the page comes into sight again.
// The element of the same id from the answer is put in place of this one.
(() => {
  const refresher = element => {
    let asked = false;
    let busy = false;
    const refresh = async () => {
      if (busy) { asked = true; return; }
      busy = true;
      try {
        const here = document.getElementById(element.id);
        // Never pull a form from under the fingers of the one who types in it.
        if (here && !here.contains(document.activeElement)) {
          const answer = await fetch(element.dataset.fresh || location.href, { headers: { 'X-Live': 'true' }, credentials: 'same-origin' });
          if (answer.ok && !answer.redirected) {
            const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
            const fresh = page.getElementById(element.id);
            if (fresh) {
              here.replaceChildren(...fresh.childNodes);
              if (window.htmx) window.htmx.process(here);
              document.dispatchEvent(new CustomEvent('gongzhi:fresh'));
            }
          }
        } else {
          asked = true;
        }
      } catch { /* no line just now: the next event or the next minute tries again */ }
      busy = false;
    };
    return { refresh, wanted: () => { const was = asked; asked = false; return was; } };
  };
  const watch = element => {
    const source = new EventSource(element.dataset.stream);
    const { refresh, wanted } = refresher(element);
    source.onmessage = refresh;
    (element.dataset.events || '').split(' ').filter(Boolean).forEach(name => source.addEventListener(name, refresh));
    source.onopen = () => { if (source.was) refresh(); source.was = true; };
    setInterval(() => { if (wanted() || source.readyState !== EventSource.OPEN) refresh(); }, 20000);
    window.addEventListener('pagehide', () => source.close());
  };
  const poll = element => {
    const { refresh } = refresher(element);
    setInterval(() => { if (!document.hidden) refresh(); }, element.dataset.poll * 1000);
    document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
  };
  if ('EventSource' in window) document.querySelectorAll('[data-stream][id]').forEach(watch);
  document.querySelectorAll('[data-poll][id]').forEach(poll);
})();
