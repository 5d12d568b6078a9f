import { Alert, Empty, Skeleton } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Wallet, myRefunds, mySessions, profile, wallet } from '../api/driver'
import { useLoad } from '../api/useLoad'
import { type OpenSession, type Voucher, myOpenSessions, myVouchers } from '../api/voucher'
import { Consents } from '../components/Consents'
import { Failure } from '../components/Failure'
import { yuan } from '../format/format'
import { useTexts } from '../texts'
import { MyNotices } from './my/MyNotices'
import { MyPile } from './my/MyPile'
import { MyRefunds } from './my/MyRefunds'
import { MySession } from './my/MySession'
import { MyVouchers } from './my/MyVouchers'
import { ProfileForm } from './my/ProfileForm'
import { Recharge } from './my/Recharge'
import { VoucherChoice } from './my/VoucherChoice'

const mine = async (signal: AbortSignal) => {
  const [who, money, sessions, refunds, vouchers, open] = await Promise.all([
    profile(signal),
    wallet(signal),
    mySessions(signal),
    myRefunds(signal),
    ...paper(signal),
  ])
  return { who, money, sessions: sessions.items, refunds: refunds.items, vouchers: vouchers.items, open: open.items }
}

/** The wallet is shown also while the voucher service is away. */
const paper = (signal: AbortSignal) =>
  [
    myVouchers(signal).catch(() => ({ items: [] as Voucher[] })),
    myOpenSessions(signal).catch(() => ({ items: [] as OpenSession[] })),
  ] as const

/**
 * A driver's own page on the phone: the wallet and the last sessions; at a pile whose code was scanned
 * (`?pile=…&connector=…`), what charging takes there comes first. Signed in through WeChat, not through Keycloak.
 */
export function MyPage() {
  const texts = useTexts()
  const [address, setAddress] = useSearchParams()
  const [started, setStarted] = useState(false)
  const { data: known, problem, reload } = useLoad(mine, [])
  const data = problem?.status === 401 ? undefined : known
  const pileCode = address.get('pile')
  const begun = () => {
    setStarted(true)
    setAddress({}, { replace: true })
    reload()
  }
  return (
    <main className="my">
      <h1>{texts.my.title}</h1>
      {problem?.status === 401 && <Empty description={texts.my.stranger} />}
      {problem && problem.status !== 401 && <Failure problem={problem} retry={reload} />}
      {!data && !problem && <Skeleton active />}
      {data && started && <Alert className="my-started" type="success" showIcon title={texts.my.started} />}
      {data && pileCode && !started && (
        <MyPile
          key={pileCode}
          pileCode={pileCode}
          connectorNo={address.get('connector') ?? undefined}
          mayStart={data.who !== undefined}
          started={begun}
        />
      )}
      {data && <Money {...data.money} />}
      {data && (data.who ? <Recharge before={data.money} arrived={reload} /> : <ProfileForm saved={reload} />)}
      {data && <MyRefunds refunds={data.refunds} />}
      {data && <h2>{texts.records.title}</h2>}
      {data?.sessions.length === 0 && <Empty description={texts.records.empty} />}
      {data?.sessions.map((session) => {
        const open = data.open.find((one) => one.billNo === session.billNo)
        return (
          <MySession key={session.billNo} session={session}>
            {open && (open.choosable.length > 0 || open.chosen) && (
              <VoucherChoice session={open} mine={data.vouchers} changed={reload} />
            )}
          </MySession>
        )
      })}
      {data && (
        <MyVouchers
          vouchers={data.vouchers}
          stationName={(id) => data.sessions.find((one) => one.stationId === id)?.stationName ?? id}
        />
      )}
      {data?.who && <MyNotices />}
      {data && <Consents />}
    </main>
  )
}

function Money({ balanceFen, bonusFen, reservedFen, receivableFen }: Wallet) {
  const texts = useTexts()
  return (
    <section className="my-money">
      <span>{texts.my.balance}</span>
      <b className="number">{yuan(balanceFen)}</b>
      {bonusFen > 0 && <span>{texts.my.bonus} <i className="number">{yuan(bonusFen)}</i></span>}
      {reservedFen > 0 && <span>{texts.my.reserved} <i className="number">{yuan(reservedFen)}</i></span>}
      {receivableFen > 0 && <span>{texts.bill.receivable} <i className="number">{yuan(receivableFen)}</i></span>}
    </section>
  )
}
