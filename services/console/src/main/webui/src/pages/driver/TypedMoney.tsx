import { Button, Collapse, Input, Space } from 'antd'
import { useState } from 'react'
import { useMay } from '../../api/session'
import { useLoad } from '../../api/useLoad'
import { useWrite } from '../../api/useWrite'
import { type DriverAccount, bonuses, recharges } from '../../api/wallet'
import { Time, Yuan } from '../../components/Cells'
import { Failure } from '../../components/Failure'
import { Refused } from '../../components/Refused'
import { plain, yuan } from '../../format/format'
import { fenIn } from '../../format/read'
import { useTexts } from '../../texts'
import { type ByHand, byHand, leavesBehind, mostBack, takeBackPath } from './takeBack'

interface OfAccount {
  account: DriverAccount
  done: () => void
}

/** Recharges and bonuses that staff typed, and what is taken back of them; read only when somebody asks. */
export function TypedMoney(of: OfAccount) {
  const texts = useTexts().drivers
  return (
    <Collapse ghost size="small" items={[{ key: 'typed', label: texts.typed, children: <Rows {...of} /> }]} />
  )
}

function Rows({ account, done }: OfAccount) {
  const texts = useTexts().drivers
  const { data, problem, reload } = useLoad(
    async (signal) => {
      const [paid, given] = await Promise.all([
        recharges(account.driverId, signal), bonuses(account.driverId, signal),
      ])
      return byHand(paid.items, given.items)
    },
    [account.driverId, account.balanceFen, account.bonusFen],
  )
  const again = () => {
    reload()
    done()
  }
  if (problem) return <Failure problem={problem} retry={reload} />
  if (data?.length === 0) return <p className="faint small">{texts.noTyped}</p>
  return data?.map((one) => <Row key={one.id} one={one} account={account} done={again} />)
}

function Row({ one, account, done }: OfAccount & { one: ByHand }) {
  const texts = useTexts().drivers
  const mayPay = useMay('finance', 'platform-admin')
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="small">
        {one.what === 'bonus' ? texts.grant : texts.recharge} <Yuan fen={one.amountFen} /> <Time at={one.at} />{' '}
        {one.by} · {one.reason}{' '}
        {one.takenBack && (
          <span className="faint">
            {texts.takenBack(yuan(one.takenBack.amountFen))} <Time at={one.takenBack.at} /> {one.takenBack.by} ·{' '}
            {one.takenBack.reason}
          </span>
        )}
        {mayPay && !open && mostBack(one, account) > 0 && (
          <Button type="link" size="small" onClick={() => setOpen(true)}>{texts.takeBack}</Button>
        )}
      </p>
      {open && <TakeBackForm one={one} account={account} done={() => { setOpen(false); done() }} />}
    </>
  )
}

function TakeBackForm({ one, account, done }: OfAccount & { one: ByHand }) {
  const texts = useTexts()
  const most = mostBack(one, account)
  const [amount, setAmount] = useState(plain(most))
  const [reason, setReason] = useState('')
  const writing = useWrite<unknown>()
  const fen = fenIn(amount)
  const possible = fen > 0 && fen <= most
  const left = leavesBehind(one, fen, account)
  const send = async () => {
    const path = takeBackPath(account.driverId, one)
    if (await writing.send({ method: 'POST', path, body: { amountFen: fen, reason: reason.trim() } })) done()
  }
  return (
    <>
      <Space wrap className="save">
        <Input
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
          name="take-back-amount"
          aria-label={texts.drivers.takeBackAmount}
          status={possible ? '' : 'error'}
          style={{ width: 120 }}
          className="number"
        />
        <Input
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          maxLength={200}
          name="take-back-reason"
          aria-label={texts.drivers.takeBackReason}
          style={{ width: 280 }}
          placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
        />
        <Button
          type="primary"
          danger
          loading={writing.busy}
          disabled={!possible || reason.trim() === ''}
          onClick={send}
        >
          {texts.drivers.takeBack}
        </Button>
      </Space>
      <p className="faint small">{texts.drivers.takeBackHint(yuan(most))}</p>
      {possible && <p className="small">{texts.drivers.leaves(yuan(left.principalFen), yuan(left.bonusFen))}</p>}
      <Refused problem={writing.problem} />
    </>
  )
}
