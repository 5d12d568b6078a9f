import { Collapse } from 'antd'
import type { Load } from '../../api/useLoad'
import { useLoad } from '../../api/useLoad'
import { type OfflinePayout, type Payout, type RechargeOrder, rechargeOrders } from '../../api/wallet'
import type { Page } from '../../api/http'
import { Time, Yuan } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { yuan } from '../../format/format'
import { useTexts } from '../../texts'
import { answerOf } from './answer'

/** Money that goes back through WeChat Pay, with what became of each part of it. */
export function Payouts({ back }: { back: Load<Page<Payout>> }) {
  const texts = useTexts()
  if (back.problem) return <Failure problem={back.problem} retry={back.reload} />
  return back.data?.items.map((payout) => (
    <p key={payout.payoutId} className="small">
      {texts.drivers.kinds.PAYOUT} <b className="number">{yuan(payout.amountFen)}</b>{' '}
      <Time at={payout.requestedAt} />{' '}
      {payout.requestedBy} · {payout.reason} ·{' '}
      {payout.parts
        .map((part) => {
          const answer = answerOf(part, texts)
          const state = texts.drivers.partStates[part.state] ?? part.state
          return `${yuan(part.amountFen)} ${state}${answer ? `（${answer}）` : ''}`
        })
        .join('、')}
    </p>
  ))
}

/** Money that was paid back outside WeChat Pay, with what finds the transfer. */
export function OfflinePayouts({ back }: { back: Load<Page<OfflinePayout>> }) {
  const texts = useTexts().drivers
  if (back.problem) return <Failure problem={back.problem} retry={back.reload} />
  return back.data?.items.map((payout) => (
    <p key={payout.payoutId} className="small">
      {texts.payOutOffline} <b className="number">{yuan(payout.amountFen)}</b> <Time at={payout.paidAt} />{' '}
      {payout.paidBy} · {payout.reason} · {texts.reference} {payout.reference}
    </p>
  ))
}

/** Orders by which a driver recharged, or wanted to; read only when somebody asks. */
export function RechargeOrders({ driverId }: { driverId: string }) {
  const texts = useTexts().drivers
  return (
    <Collapse
      ghost
      size="small"
      items={[{ key: 'orders', label: texts.orders, children: <Orders driverId={driverId} /> }]}
    />
  )
}

function Orders({ driverId }: { driverId: string }) {
  const texts = useTexts().drivers
  const { data, problem, reload } = useLoad((signal) => rechargeOrders(driverId, signal), [driverId])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (data?.items.length === 0) return <p className="faint small">{texts.noOrders}</p>
  return (
    <table className="beside">
      <tbody>{data?.items.map((one) => <Order key={one.orderNo} {...one} />)}</tbody>
    </table>
  )
}

function Order({ orderNo, amountFen, state, createdAt, paidAt, differingFen }: RechargeOrder) {
  const texts = useTexts().drivers
  return (
    <tr>
      <td><Time at={createdAt} /></td>
      <td><Yuan fen={amountFen} /></td>
      <td className={differingFen ? 'overdue' : ''}>
        {texts.orderStates[state] ?? state} {differingFen ? texts.orderPaid(yuan(differingFen)) : ''}{' '}
        {paidAt && <Time at={paidAt} />}
      </td>
      <td className="number faint">{orderNo}</td>
    </tr>
  )
}
