import { Button, Checkbox, Input, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { type ExplainedBill, type Refund, refundPath, refunds } from '../../api/billing'
import type { Problem } from '../../api/http'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { Time } from '../Cells'
import { Failure } from '../Failure'
import { Typed } from '../FormDrawer'
import { Refused } from '../Refused'
import { overtaken } from './conflict'
import { leftOf } from './left'
import { wentTo } from './went'

const total = (refund: Refund) => refund.energyFeeFen + refund.serviceFeeFen + refund.idleFeeFen

/** What went back of this bill, and giving back more of it, the way it was paid: whole fees, or part of one. */
export function RefundForm({ bill, reload, done }: { bill: ExplainedBill; reload: () => void; done: () => void }) {
  const texts = useTexts()
  const mayRefund = useMay('finance', 'platform-admin')
  const [components, setComponents] = useState<string[]>([])
  const [amount, setAmount] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const made = useLoad((signal) => refunds(bill.billNo, signal), [bill.billNo])
  const writing = useWrite<Refund>()
  const amountFen = components.length === 1 && amount !== null ? Math.round(amount * 100) : undefined
  const seen = made.data?.items ?? []
  const left = (component: string) => leftOf(component, bill, seen)
  const offered = Object.entries(texts.bill.components).filter(([component]) => left(component) > 0)
  const refused = (why: Problem) => {
    if (why.type === '/problems/refunded-meanwhile') made.reload()
    if (overtaken(why)) reload()
  }
  const refund = async () => {
    const answer = await writing.send(
      {
        method: 'POST',
        path: refundPath(bill.billNo),
        ifMatch: `"${bill.billVersion}"`,
        body: {
          components,
          amountFen,
          seenRefundedFen: seen.reduce((sum, one) => sum + total(one), 0),
          reason: reason.trim(),
        },
      },
      refused,
    )
    if (!answer) return
    setComponents([])
    setAmount(null)
    setReason('')
    made.reload()
    done()
  }
  return (
    <>
      <Typed when={reason !== ''} />
      {made.problem && <Failure problem={made.problem} retry={made.reload} />}
      {made.data?.items.map((one) => (
        <p key={one.refundId} className="refund">
          <b className="number">{yuan(total(one))}</b> {texts.common.yuan} <Time at={one.refundedAt} />{' '}
          {one.refundedBy}{' '}
          · {one.reason}
          <span className="faint small"> {wentTo(one, texts)}</span>
        </p>
      ))}
      {made.data?.items.length === 0 && <p className="faint">{texts.refund.none}</p>}
      {mayRefund && made.data && offered.length === 0 && (
        <p className="faint">{seen.length > 0 ? texts.refund.nothingLeft : texts.refund.nothingOwed}</p>
      )}
      {mayRefund && offered.length > 0 && made.data && (
        <>
          <Checkbox.Group
            value={components}
            onChange={setComponents}
            options={offered.map(([component, label]) => ({
              value: component, label: `${label} ${yuan(left(component))} ${texts.common.yuan}`,
            }))}
          />
          <Space wrap className="save">
            {components.length === 1 && (
              <InputNumber
                value={amount}
                onChange={setAmount}
                min={0.01}
                max={left(components[0] ?? '') / 100}
                precision={2}
                name="refund-amount"
                placeholder={texts.refund.part}
                aria-label={texts.refund.part}
                style={{ width: 180 }}
              />
            )}
            <Input
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={200}
              name="refund-reason"
              aria-label={texts.common.reason}
              style={{ width: 320 }}
              placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
            />
            <Button
              type="primary"
              danger
              loading={writing.busy}
              disabled={components.length === 0 || reason.trim() === ''}
              onClick={refund}
            >
              {texts.refund.refund}
            </Button>
          </Space>
          <p className="faint small">{texts.refund.hint}</p>
        </>
      )}
      <Refused problem={writing.problem} />
    </>
  )
}
