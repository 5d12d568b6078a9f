import { useTexts } from '../../texts'

interface Props {
  title: string
  digest: string
  html: string
}

/** The article in a frame as wide as a phone. The frame runs no scripts and reaches nothing of ours. */
export function Phone({ title, digest, html }: Props) {
  const texts = useTexts()
  const style = 'margin:16px;font-family:sans-serif;word-break:break-word'
  const page = `<!doctype html><meta charset="utf-8"><body style="${style}">${heading(title)}${html}</body>`
  return (
    <figure className="phone">
      <iframe title={title} sandbox="" srcDoc={page} />
      <figcaption className="faint">{texts.announcement.digestShown(digest)}</figcaption>
    </figure>
  )
}

const heading = (title: string) =>
  `<h1 style="font-size:22px;line-height:1.4">${title.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</h1>`
