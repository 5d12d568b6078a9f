import { Button, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { type Offer, offerPath, offerPreview } from '../../api/correction'
import type { Problem } from '../../api/http'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { Failure } from '../Failure'
import { Typed } from '../FormDrawer'
import { Refused } from '../Refused'
import { PreviewShown } from './PreviewShown'
import { Save, unsaid } from './Save'
import { overtaken } from './conflict'

interface Deciding {
  mayDecide: boolean
  reload: () => void
  done: (what: string) => void
}

/**
 * Records that came after their bill was made otherwise: to be billed after all, or put aside with a reason; and what
 * was decided before.
 */
export function Offers({ offers, ...deciding }: { offers: Offer[] } & Deciding) {
  return offers.map((one) =>
    one.state === 'OPEN' ? (
      <Open key={one.recordId} offer={one} {...deciding} />
    ) : (
      <Decided key={one.recordId} {...one} />
    ),
  )
}

function Decided({ offeredAt, state, decidedAt, decidedBy, reason }: Offer) {
  const texts = useTexts().correction
  return (
    <p className="faint small">
      {texts.offer} <Time at={offeredAt} /> · {texts.decisions[state] ?? state} {decidedBy} <Time at={decidedAt} />
      {reason && ` · ${reason}`}
    </p>
  )
}

function Open({ offer, mayDecide, reload: offersAgain, done }: { offer: Offer } & Deciding) {
  const texts = useTexts()
  const [why, setWhy] = useState('')
  const [saying, say] = useState(unsaid)
  const { data, problem, reload } = useLoad(
    (signal) => offerPreview(offer.billNo, offer.recordId, signal),
    [offer.billNo, offer.recordId],
  )
  const writing = useWrite<unknown>()
  const refused = (reason: Problem) => {
    if (!overtaken(reason)) return
    reload()
    offersAgain()
  }
  const decide = async (what: 'accept' | 'dismiss', body: unknown) => {
    const path = offerPath(offer.billNo, offer.recordId, what)
    if (await writing.send({ method: 'POST', path, body }, refused)) done(texts.correction.decided[what])
  }
  return (
    <section className="findings">
      <Typed when={why !== '' || saying.reason !== ''} />
      <h3>{texts.correction.offer} <Time at={offer.offeredAt} /></h3>
      <p className="faint small">{texts.correction.offerHint}</p>
      {problem && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <PreviewShown preview={data} />}
      <Refused problem={writing.problem} />
      {data && mayDecide && (
        <>
          <Save
            busy={writing.busy} label={texts.correction.acceptRecord} saying={saying} say={say}
            save={(said) => decide('accept', { digest: data.digest, ...said })}
          />
          <Space wrap>
            <Input
              value={why}
              onChange={(event) => setWhy(event.target.value)}
              placeholder={texts.correction.dismissWhy}
              aria-label={texts.correction.dismissWhy}
              maxLength={200}
              style={{ width: 320 }}
            />
            <Button
              disabled={why.trim() === ''}
              loading={writing.busy}
              onClick={() => decide('dismiss', { reason: why.trim() })}
            >
              {texts.correction.dismissRecord}
            </Button>
          </Space>
        </>
      )}
    </section>
  )
}
