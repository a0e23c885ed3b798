// A heading of the menu that was opened closes when one looks elsewhere. Without scripts it closes by its own heading.
(() => {
  const open = () => document.querySelectorAll('.menu details[open]');
  document.addEventListener('click', event => open().forEach(one => { if (!one.contains(event.target)) one.open = false; }));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') open().forEach(one => { one.open = false; one.querySelector('summary').focus(); });
  });
})();
