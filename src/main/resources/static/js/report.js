// For forms that residents fill in on bad lines: <form data-keep="name" data-sending="正在提交…">.
// Keeps what was typed until it is accepted, makes photographs small before they travel, ignores the second tap.
// <p data-kept hidden> is shown when words came back; data-accepted="name" on the next page forgets them.
(() => {
  const store = (() => { try { return window.localStorage; } catch { return null; } })();
  const DAYS = 3 * 24 * 3600 * 1000;
  const SIDE = 1600;

  const forget = key => { try { store?.removeItem(key); } catch { /* nothing kept, nothing lost */ } };
  document.querySelectorAll('[data-accepted]').forEach(each => forget('gz:' + each.dataset.accepted));

  const keep = form => {
    const key = 'gz:' + form.dataset.keep;
    const fields = () => [...form.elements].filter(each => each.name && each.matches('textarea,input:not([type=hidden]):not([type=file]):not([type=password]),select'));
    try {
      const kept = JSON.parse(store?.getItem(key) || 'null');
      if (kept && Date.now() - kept.at < DAYS) {
        let back = false;
        fields().forEach(each => {
          const value = kept.values[each.name];
          if (value === undefined) return;
          if (each.matches('[type=checkbox],[type=radio]')) {
            each.checked = value.includes(each.value);
          } else if (!each.value && value[0]) {
            each.value = value[0];
            back = true;
          }
        });
        if (back) form.querySelectorAll('[data-kept]').forEach(each => { each.hidden = false; });
      } else if (kept) {
        forget(key);
      }
    } catch { forget(key); }
    let waiting;
    form.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const values = {};
        fields().forEach(each => {
          if (each.matches('[type=checkbox],[type=radio]') && !each.checked) return;
          (values[each.name] ||= []).push(each.value);
        });
        try { store?.setItem(key, JSON.stringify({ at: Date.now(), values })); } catch { /* full or forbidden: typing goes on */ }
      }, 300);
    });
  };

  const smaller = async file => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size < 400_000) return file;
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.round(picture.width * scale);
      canvas.height = Math.round(picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      picture.close();
      const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85));
      return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }) : file;
    } catch { return file; }
  };

  // <ul class="shots" data-shots="f-photos"> shows what was chosen.
  const photos = input => {
    const shown = document.querySelector('[data-shots="' + input.id + '"]');
    input.addEventListener('change', () => {
      input.ready = (async () => {
        const most = Number(input.dataset.most || 6);
        const files = [];
        for (const file of [...input.files].slice(0, most)) files.push(await smaller(file));
        try {
          const box = new DataTransfer();
          files.forEach(file => box.items.add(file));
          input.files = box.files;
        } catch { /* an old browser sends them as they are */ }
        shown?.replaceChildren(...files.filter(file => file.type.startsWith('image/')).map((file, index) => {
          const item = document.createElement('li');
          const image = document.createElement('img');
          image.src = URL.createObjectURL(file);
          image.alt = (shown.dataset.label || '') + ' ' + (index + 1);
          item.append(image);
          return item;
        }));
      })();
    });
  };

  const once = form => {
    const button = form.querySelector('button:not([type=button])');
    const usual = button?.innerHTML;
    let sent = false;
    const again = () => {
      sent = false;
      if (button) { button.removeAttribute('aria-disabled'); button.innerHTML = usual; }
    };
    form.addEventListener('submit', async event => {
      if (sent) { event.preventDefault(); return; }
      sent = true;
      if (button) {
        button.setAttribute('aria-disabled', 'true');
        if (form.dataset.sending) button.textContent = form.dataset.sending;
      }
      const pending = [...form.querySelectorAll('input[type=file]')].map(each => each.ready).filter(Boolean);
      if (pending.length > 0 && !form.waited) {
        event.preventDefault();
        await Promise.allSettled(pending);
        form.waited = true;
        form.submit();
      }
      // A line that died must not leave a dead button: the hidden key of the form makes a second try harmless.
      setTimeout(again, 20000);
    });
    window.addEventListener('pageshow', event => { if (event.persisted) { form.waited = false; again(); } });
  };

  document.querySelectorAll('form[data-keep]').forEach(form => {
    keep(form);
    form.querySelectorAll('input[type=file][accept*=image]').forEach(photos);
    once(form);
  });
})();

// <section data-urgent data-unless="怕|…" hidden> shows the numbers to call when the words suggest it: <a data-words="着火|…" hidden>.
(() => {
  document.querySelectorAll('[data-urgent]').forEach(panel => {
    const unless = panel.dataset.unless.split('|');
    const speaksOf = (text, word) => {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const before = text.slice(Math.max(0, at - 6), at);
        if (!unless.some(each => before.includes(each))) return true;
      }
      return false;
    };
    const look = () => {
      const text = [...panel.closest('form').querySelectorAll('textarea')].map(each => each.value).join('\n');
      let any = false;
      panel.querySelectorAll('[data-words]').forEach(link => {
        link.hidden = !link.dataset.words.split('|').some(word => speaksOf(text, word));
        any = any || !link.hidden;
      });
      panel.hidden = !any;
    };
    panel.closest('form').addEventListener('input', look);
    look();
  });
})();
