// Reads the page aloud in Chinese. Without speech in the browser the button stays hidden.
(() => {
  const button = document.querySelector('[data-read]');
  if (!button || !('speechSynthesis' in window)) return;
  const start = button.textContent;
  const stop = button.dataset.read;
  const speech = window.speechSynthesis;
  const skipped = 'script,style,svg,nav,button,select,input,textarea,[hidden],[aria-hidden=true],.skip';

  const sentences = () => {
    const parts = [];
    const walk = node => {
      if (node.nodeType === Node.TEXT_NODE) {
        parts.push(node.data);
      } else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(skipped)) {
        node.childNodes.forEach(walk);
        if (getComputedStyle(node).display !== 'inline') parts.push('。');
      }
    };
    walk(document.getElementById('main'));
    return parts.join('').replace(/\s+/g, ' ').split(/(?<=[。！？；])/)
      .map(each => each.trim()).filter(each => /[\p{L}\p{N}]/u.test(each));
  };
  const silent = () => {
    button.textContent = start;
    button.setAttribute('aria-pressed', 'false');
  };

  button.hidden = false;
  silent();
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') {
      speech.cancel();
      silent();
      return;
    }
    speech.cancel();
    button.textContent = stop;
    button.setAttribute('aria-pressed', 'true');
    // One utterance per sentence: some phones fall silent in the middle of a long one.
    const all = sentences();
    all.forEach((text, index) => {
      const one = new SpeechSynthesisUtterance(text);
      one.lang = 'zh-CN';
      one.rate = 0.9;
      if (index === all.length - 1) one.onend = silent;
      one.onerror = silent;
      speech.speak(one);
    });
    if (all.length === 0) silent();
  });
  window.addEventListener('pagehide', () => speech.cancel());
})();
