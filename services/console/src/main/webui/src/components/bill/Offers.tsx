import { Button, Input, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { type Offer, offerPath, offerPreview } from '../../api/correction'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { Failure } from '../Failure'
import { Refused } from '../Refused'
import { PreviewShown } from './PreviewShown'
import { Save, unsaid } from './Save'

/** Records that came after their bill was made otherwise: to be billed after all, or put aside with a reason. */
export function Offers({ offers, mayDecide, done }: { offers: Offer[]; mayDecide: boolean; done: () => void }) {
  return offers.filter((one) => one.state === 'OPEN').map((one) => <Open key={one.recordId} offer={one} mayDecide={mayDecide} done={done} />)
}

function Open({ offer, mayDecide, done }: { offer: Offer; mayDecide: boolean; done: () => void }) {
  const texts = useTexts()
  const [why, setWhy] = useState('')
  const [saying, say] = useState(unsaid)
  const { data, problem, reload } = useLoad((signal) => offerPreview(offer.billNo, offer.recordId, signal), [offer.billNo, offer.recordId])
  const writing = useWrite<unknown>()
  const decide = async (what: 'accept' | 'dismiss', body: unknown) => {
    if (await writing.send({ method: 'POST', path: offerPath(offer.billNo, offer.recordId, what), body })) done()
  }
  return (
    <section className="findings">
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
            <Input value={why} onChange={(event) => setWhy(event.target.value)} placeholder={texts.correction.dismissWhy} maxLength={200} style={{ width: 320 }} />
            <Button disabled={why.trim() === ''} loading={writing.busy} onClick={() => decide('dismiss', { reason: why.trim() })}>{texts.correction.dismissRecord}</Button>
          </Space>
        </>
      )}
    </section>
  )
}
