// Rectangles drawn over a photograph with a finger or a mouse. They are written into the field that works without this.
for (const area of document.querySelectorAll('[data-cover]')) {
  const field = document.getElementById(area.dataset.cover)
  const tools = document.querySelector('[data-cover-tools]')
  const draw = tools.querySelector('[data-cover-draw]')
  let begun = null
  let ghost = null

  const lines = () => field.value.split(/[;\n]/).map(line => line.trim()).filter(line => line)

  // The server rounds and checks; here a rectangle is only shown.
  const place = (box, [left, top, width, height]) => {
    box.style.left = left + '%'
    box.style.top = top + '%'
    box.style.width = width + '%'
    box.style.height = height + '%'
  }

  const shown = () => {
    area.querySelectorAll('i').forEach(box => box.remove())
    for (const line of lines()) {
      const numbers = line.split(/[\s,，]+/).map(parseFloat)
      if (numbers.length === 4 && numbers.every(Number.isFinite)) place(area.appendChild(document.createElement('i')), numbers)
    }
  }

  const at = event => {
    const edge = area.getBoundingClientRect()
    const within = (value, size) => Math.min(100, Math.max(0, value / size * 100))
    return [within(event.clientX - edge.left, edge.width), within(event.clientY - edge.top, edge.height)]
  }

  const span = (one, other) => [
    Math.min(one[0], other[0]), Math.min(one[1], other[1]), Math.abs(one[0] - other[0]), Math.abs(one[1] - other[1])
  ].map(number => Math.round(number * 10) / 10)

  draw.addEventListener('click', () => {
    const on = draw.getAttribute('aria-pressed') !== 'true'
    draw.setAttribute('aria-pressed', on)
    area.classList.toggle('drawing', on)
  })
  tools.querySelector('[data-cover-undo]').addEventListener('click', () => {
    field.value = lines().slice(0, -1).join('\n')
    shown()
  })
  field.addEventListener('input', shown)
  area.addEventListener('pointerdown', event => {
    if (!area.classList.contains('drawing')) return
    event.preventDefault()
    area.setPointerCapture(event.pointerId)
    begun = at(event)
    ghost = area.appendChild(document.createElement('i'))
  })
  area.addEventListener('pointermove', event => {
    if (begun) place(ghost, span(begun, at(event)))
  })
  const end = event => {
    if (!begun) return
    const box = span(begun, at(event))
    begun = null
    if (box[2] >= 0.5 && box[3] >= 0.5) field.value = [...lines(), box.join(' ')].join('\n')
    shown()
  }
  area.addEventListener('pointerup', end)
  area.addEventListener('pointercancel', () => { begun = null; shown() })
  tools.hidden = false
  shown()
}
