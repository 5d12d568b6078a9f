import type { ShownValue, TemplateDraft } from '../../api/message'
import { useTexts } from '../../texts'
import { saidWith } from './draft'

/** What the driver's phone would show of a usual message, once per channel. */
export function MessageShown({ title, draft, values }: { title: string; draft: TemplateDraft; values: ShownValue[] }) {
  const texts = useTexts().messages
  const sample = (name: string) => values.find((one) => one.name === name)?.sample ?? ''
  return (
    <aside className="chat" aria-label={texts.shown}>
      <p className="faint small">{texts.shown}</p>
      {draft.channels.map((channel) => channel === 'WECHAT_CUSTOMER_SERVICE'
        ? <p key={channel} className="bubble">{saidWith(draft.serviceText ?? '', sample)}</p>
        : (
          <section key={channel} className="bubble">
            <b>{title}</b>
            <dl>
              {(channel === 'WECHAT_SUBSCRIPTION' ? (draft.notice?.fields ?? []) : draft.fields).map((one, index) => (
                <div key={index}>
                  <dt>{texts.values[one.value] ?? (one.value || '…')}</dt>
                  <dd>{sample(one.value)}</dd>
                </div>
              ))}
            </dl>
            {draft.pageUrl && <footer>{texts.seeMore} ›</footer>}
          </section>
        ))}
      <p className="faint small">{texts.labelsHint}</p>
    </aside>
  )
}
