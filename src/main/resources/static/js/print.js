// The print button, for those who do not know the keys.
(() => {
  const button = document.querySelector('[data-print]');
  button.hidden = false;
  button.addEventListener('click', () => window.print());
})();
