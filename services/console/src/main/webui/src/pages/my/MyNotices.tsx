import { useEffect, useRef, useState } from 'react'
import { decisionIn, openTags } from '../../api/jsSdk'
import { type Decision, type Notice, noticeOffer, noticePath } from '../../api/notice'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { insideWechat } from '../../api/wechat'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/** Notices that WeChat lets a driver order one by one; it asks itself, by a tag of its own on this page. */
export function MyNotices() {
  return insideWechat() ? <Offered /> : null
}

function Offered() {
  const texts = useTexts()
  const { data: offer } = useLoad(noticeOffer, [])
  const [state, setState] = useState<'asked' | 'believed' | 'refused'>('asked')
  useEffect(() => {
    if (offer?.signature) openTags(offer).then(() => setState('believed'), () => setState('refused'))
  }, [offer])
  if (!offer || offer.notices.length === 0) return null
  return (
    <section className="my-notices">
      <h2>{texts.my.notices}</h2>
      <p className="faint">{texts.my.noticesHint}</p>
      {(state === 'refused' || !offer.signature) && <p className="faint">{texts.my.noticesAway}</p>}
      {offer.notices.map((notice) => <Ordered key={notice.kind} notice={notice} open={state === 'believed'} />)}
    </section>
  )
}

function Ordered({ notice, open }: { notice: Notice; open: boolean }) {
  const texts = useTexts()
  const [unused, setUnused] = useState(notice.unused)
  const writing = useWrite<Notice>()
  const decided = async (decision: Decision) => {
    const now = await writing.send({
      method: 'POST',
      path: noticePath(notice.kind),
      body: { templateId: notice.templateId, decision },
    })
    if (now) setUnused(now.unused)
  }
  return (
    <div className="my-notice">
      <span>
        <b>{texts.messages.kinds[notice.kind] ?? notice.kind}</b>
        <small className="faint">{texts.my.noticesLeft(unused)}</small>
      </span>
      {open && <SubscribeTag templateId={notice.templateId} label={texts.my.order} decided={decided} />}
      <Refused problem={writing.problem} />
    </div>
  )
}

/** WeChat fills the tag with what the template says, and takes no style from the page around it. */
function SubscribeTag({
  templateId,
  label,
  decided,
}: {
  templateId: string
  label: string
  decided: (decision: Decision) => void
}) {
  const place = useRef<HTMLDivElement>(null)
  const told = useRef(decided)
  told.current = decided
  useEffect(() => {
    const tag = document.createElement('wx-open-subscribe')
    tag.setAttribute('template', templateId)
    const look = tag.appendChild(document.createElement('script'))
    look.type = 'text/wxtag-template'
    look.textContent =
      '<style>.order { min-width: 76px; padding: 7px 14px; border: 0; border-radius: 6px; ' +
      'background: #0f5f5c; color: #fff; font-size: 14px; }</style>' +
      `<button class="order">${label}</button>`
    tag.addEventListener('success', (event) => {
      const decision = decisionIn((event as CustomEvent).detail?.subscribeDetails, templateId)
      if (decision) told.current(decision)
    })
    place.current?.replaceChildren(tag)
  }, [templateId, label])
  return <div ref={place} />
}
