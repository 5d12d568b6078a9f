import { Empty, Skeleton } from 'antd'
import type { ChargingRecord } from '../api/billing'
import { type Wallet, mySessions, wallet } from '../api/driver'
import { useLoad } from '../api/useLoad'
import { Time } from '../components/Cells'
import { Failure } from '../components/Failure'
import { StateTag } from '../components/Tags'
import { kwh, yuan } from '../format/format'
import { useTexts } from '../texts'

const mine = async (signal: AbortSignal) => {
  const [money, sessions] = await Promise.all([wallet(signal), mySessions(signal)])
  return { money, sessions: sessions.items }
}

/** A driver's own page on the phone: the wallet and the last sessions. Signed in through WeChat, not through Keycloak. */
export function MyPage() {
  const texts = useTexts()
  const { data, problem, reload } = useLoad(mine, [], 'tell')
  return (
    <main className="my">
      <h1>{texts.my.title}</h1>
      {problem?.status === 401 && <Empty description={texts.my.stranger} />}
      {problem && problem.status !== 401 && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && <Money {...data.money} />}
      {data?.sessions.length === 0 && <Empty description={texts.records.empty} />}
      {data?.sessions.map((session) => <Session key={session.billNo} {...session} />)}
    </main>
  )
}

function Money({ balanceFen, reservedFen, receivableFen }: Wallet) {
  const texts = useTexts()
  return (
    <section className="my-money">
      <span>{texts.my.balance}</span>
      <b className="number">{yuan(balanceFen)}</b>
      {reservedFen > 0 && <span>{texts.my.reserved} <i className="number">{yuan(reservedFen)}</i></span>}
      {receivableFen > 0 && <span>{texts.bill.receivable} <i className="number">{yuan(receivableFen)}</i></span>}
    </section>
  )
}

function Session(session: ChargingRecord) {
  const texts = useTexts()
  const { failReason, dueFen, energyTenthWh } = session
  return (
    <section className="my-session">
      <header>
        <b>{session.stationName ?? session.stationId}</b>
        <StateTag state={session.state} />
      </header>
      <p>
        <Time at={session.requestedAt} />
        <span className="number">{failReason ? (texts.records.failReasons[failReason] ?? failReason) : `${kwh(energyTenthWh)} kWh`}</span>
        <b className="number">{dueFen === null ? '' : `${yuan(dueFen)} ${texts.common.yuan}`}</b>
      </p>
      <small className="faint number">{session.billNo}</small>
    </section>
  )
}
