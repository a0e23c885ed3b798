// Works for the form while it is being written, so that it need not wait when it is sent. Without scripts it waits.
const form = document.querySelector('[data-ticket]');
if (form && window.crypto && crypto.subtle) {
  const bits = Number(form.dataset.bits);
  const zeros = bytes => {
    const head = new DataView(bytes).getUint32(0);
    return Math.clz32(head) >= bits;
  };
  const work = async from => {
    const words = new TextEncoder();
    const tries = Array.from({length: 256}, (_, i) => from + i);
    const digests = await Promise.all(tries.map(n => crypto.subtle.digest('SHA-256', words.encode(form.dataset.ticket + ':' + n))));
    const found = digests.findIndex(zeros);
    if (found >= 0) form.elements.proof.value = tries[found];
    else setTimeout(() => work(from + 256), 0);
  };
  work(0);
}
