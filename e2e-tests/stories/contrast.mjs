// How well the texts of a page can be told from their ground: what has less than WCAG 2.1's 4.5 (AA, plain text).

/** The texts of the page and of its frames of the same origin that are too faint, each with what makes it so. */
export async function tooFaint(page) {
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(measure, 4.5).catch(() => [])))
  return found.flat()
}

// Runs in the page. A ground with a picture is passed over, and so is what nobody sees.
function measure(least) {
  const parts = (colour) => {
    const [red, green, blue, alpha = 1] = (colour.match(/-?[\d.]+/g) ?? []).map(Number)
    const scale = colour.startsWith('color(') ? 255 : 1
    return { red: red * scale, green: green * scale, blue: blue * scale, alpha }
  }
  const over = (top, under) => Object.fromEntries(['red', 'green', 'blue'].map((part) => [part, top[part] * top.alpha + under[part] * (1 - top.alpha)]))
  const light = ({ red, green, blue }) => {
    const linear = (part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  const ratio = (one, other) => {
    const [bright, dark] = [light(one), light(other)].sort((a, b) => b - a)
    return (bright + 0.05) / (dark + 0.05)
  }
  const ancestors = (element) => (element ? [element, ...ancestors(element.parentElement)] : [])
  const groundOf = (element) => {
    const layers = []
    for (const one of ancestors(element)) {
      const style = getComputedStyle(one)
      if (style.backgroundImage !== 'none') return undefined
      const colour = parts(style.backgroundColor)
      if (colour.alpha > 0) layers.push(colour)
      if (colour.alpha === 1) break
    }
    return layers.reverse().reduce((under, layer) => over(layer, under), { red: 255, green: 255, blue: 255 })
  }
  const faint = new Map()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const element = text.parentElement
    const words = text.textContent.trim()
    if (!words || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    if (['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE'].includes(element.tagName)) continue
    const ground = groundOf(element)
    if (!ground) continue
    const style = getComputedStyle(element)
    const colour = parts(element instanceof SVGElement && style.fill !== 'none' ? style.fill : style.color)
    const opacity = ancestors(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1)
    const measured = ratio(over({ ...colour, alpha: colour.alpha * opacity }, ground), ground)
    if (measured < least) {
      const kind = `${element.tagName.toLowerCase()}.${String(element.className?.baseVal ?? element.className).split(' ').slice(0, 2).join('.')}`
      if (!faint.has(kind)) faint.set(kind, `${measured.toFixed(2)} "${words.slice(0, 24)}" ${kind}`)
    }
  }
  return [...faint.values()]
}
