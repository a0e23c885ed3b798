// The door last stood at is remembered on this device alone and never sent: <section data-at-door="code" data-place="name">
// on the pages of a door; the first page then shows the way back in <section data-my-door="path" hidden>.
(() => {
  const KEY = 'gz:door';
  const store = (() => { try { return window.localStorage; } catch { return null; } })();
  const here = document.querySelector('[data-at-door]');
  const home = document.querySelector('[data-my-door]');
  try {
    if (here) store?.setItem(KEY, JSON.stringify({ code: here.dataset.atDoor, place: here.dataset.place }));
    const kept = home && JSON.parse(store?.getItem(KEY) || 'null');
    if (!kept || !/^[0-9A-Za-z-]{1,40}$/.test(kept.code)) return;
    const way = home.querySelector('a');
    way.href = home.dataset.myDoor + kept.code;
    way.querySelector('b').textContent = kept.place;
    const report = document.querySelector('a.act');
    const unknown = report.getAttribute('href');
    report.href = unknown + '/' + kept.code;
    home.hidden = false;
    home.querySelector('button').addEventListener('click', () => {
      store?.removeItem(KEY);
      home.hidden = true;
      report.href = unknown;
    });
  } catch { /* nothing kept: the page works as for a newcomer */ }
})();
