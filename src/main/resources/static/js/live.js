// A list that changes while one looks: <div id="inbox" data-stream="/work/stream" data-fresh="/work">…</div>.
// Each event on the stream fetches data-fresh and puts the element of the same id from it in place of this one.
(() => {
  const watch = element => {
    const source = new EventSource(element.dataset.stream);
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
    source.onmessage = refresh;
    (element.dataset.events || '').split(' ').filter(Boolean).forEach(name => source.addEventListener(name, refresh));
    source.onopen = () => { if (source.was) refresh(); source.was = true; };
    setInterval(() => { if (asked || source.readyState !== EventSource.OPEN) { asked = false; refresh(); } }, 20000);
    window.addEventListener('pagehide', () => source.close());
  };
  if ('EventSource' in window) document.querySelectorAll('[data-stream][id]').forEach(watch);
})();
