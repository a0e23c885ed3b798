// What a ruler finds on a page. Each function returns what is wrong, one line each.
const name = element => {
  const text = (element.innerText || element.getAttribute('aria-label') || element.getAttribute('name') || '').trim();
  return element.tagName.toLowerCase() + (element.id ? '#' + element.id : '') +
    (element.className && element.className.baseVal === undefined ? '.' + element.className : '') + ' "' + text.slice(0, 30) + '"';
};
const seen = element => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && style.visibility !== 'hidden' && style.clipPath !== 'inset(50%)';
};
const shape = () => {
  const wrong = [];
  const one = (selector, words) => {
    const count = document.querySelectorAll(selector).length;
    if (count !== 1) wrong.push(words + ': ' + count + ' instead of 1');
  };
  one('h1', 'h1');
  one('main', 'main');
  if (document.documentElement.lang !== 'zh-CN') wrong.push('lang is ' + document.documentElement.lang);
  if (!document.title.trim()) wrong.push('no title');
  if (!/^<!doctype html>/i.test(new XMLSerializer().serializeToString(document.doctype))) wrong.push('doctype');
  document.querySelectorAll('[style],[onclick],[onchange],[onsubmit],[onload]').forEach(each => {
    if (!each.closest('.leaflet-container,[_echarts_instance_]')) wrong.push('inline style or handler: ' + name(each));
  });
  if (/(\bnull\b|undefined|NaN|Exception\b|\?\?\?|(^|\s)[a-z]+\.[a-z]+(-[a-z]+)*\.[a-z.-]+($|\s))/.test(document.body.innerText)) {
    wrong.push('insides shown: ' + RegExp.$1.trim());
  }
  return wrong;
};
const sideways = () => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll('body *')].filter(seen)
    .filter(each => each.getBoundingClientRect().right > width + 1 && !each.parentElement.closest('.scroll,.table-responsive'))
    .slice(0, 5).map(name).concat('page is ' + document.documentElement.scrollWidth + ' wide, screen ' + width);
};
// A link inside a sentence is as tall as its line; everything else must be easy to hit.
const inSentence = element => element.tagName === 'A' && getComputedStyle(element).display === 'inline' &&
  [...element.parentElement.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
const targets = least => [...document.querySelectorAll('a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[tabindex="0"]')]
  .filter(each => seen(each) && !inSentence(each) && !each.closest('.skip,.leaflet-control-attribution'))
  .filter(each => {
    const box = (each.matches('[type=checkbox],[type=radio]') && each.closest('label') || each).getBoundingClientRect();
    return box.width < least - 0.5 || box.height < least - 0.5;
  })
  .map(each => { const box = each.getBoundingClientRect(); return name(each) + ' ' + Math.round(box.width) + 'x' + Math.round(box.height); });
const print = () => {
  const wrong = [];
  let largest = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !seen(element) || element.closest('script,style,svg,option,.skip')) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    largest = Math.max(largest, size);
    if (size < 23.9) wrong.push(name(element) + ' ' + size + 'px');
    if (style.lineHeight !== 'normal' && parseFloat(style.lineHeight) < 1.29 * size) wrong.push(name(element) + ' lines ' + style.lineHeight + ' for ' + size + 'px');
  }
  if (largest < 39.9) wrong.push('largest print is ' + largest + 'px');
  return wrong;
};
