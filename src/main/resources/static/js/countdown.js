// Keeps every <time data-due="2026-11-22T14:35:00Z"> honest: the minutes left, or by how much it is late.
// The words come from the page (web/left.jte): data-left and data-over with {0} in them, and data-units, the words for
// day, hour, minute and less than a minute. From data-soon on it counts as nearly late; data-now is the page's own time.
(() => {
  const words = (milliseconds, units) => {
    const [days, hours, minutes, under] = units;
    const total = Math.floor(Math.abs(milliseconds) / 60000);
    if (total < 1) return under;
    if (total < 60) return total + ' ' + minutes;
    if (total < 1440) return Math.floor(total / 60) + ' ' + hours + (total % 60 ? ' ' + total % 60 + ' ' + minutes : '');
    const rest = Math.floor(total / 60) % 24;
    return Math.floor(total / 1440) + ' ' + days + (rest ? ' ' + rest + ' ' + hours : '');
  };
  // The reader's own clock may be wrong; data-now says what time it was here when the page was made.
  const loaded = Date.now();
  const tick = () => {
    document.querySelectorAll('[data-due]').forEach(each => {
      const made = Date.parse(each.dataset.now || '');
      each.offset ??= Number.isNaN(made) ? 0 : made - (each.seen ??= Date.now());
      const now = Date.now() + each.offset;
      const left = Date.parse(each.dataset.due) - now;
      if (Number.isNaN(left)) return;
      const text = words(left, (each.dataset.units || 'd|h|min|0 min').split('|'));
      const frame = left < 0 ? each.dataset.over || '+{0}' : each.dataset.left || '{0}';
      const shown = frame.replace('{0}', text);
      if (each.textContent !== shown) each.textContent = shown;
      each.classList.toggle('late', left < 0);
      each.classList.toggle('soon', left >= 0 && now >= Date.parse(each.dataset.soon || 'x'));
    });
  };
  tick();
  setInterval(tick, 5000);
  document.addEventListener('htmx:afterSwap', tick);
  document.addEventListener('gongzhi:fresh', tick);
  window.addEventListener('pageshow', () => { if (Date.now() - loaded > 5000) tick(); });
})();
