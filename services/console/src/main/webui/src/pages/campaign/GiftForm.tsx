import { Alert, Button, Input, Segmented, Space, Tag } from 'antd'
import { useState } from 'react'
import { type Problem, problemOf } from '../../api/http'
import { useWrite } from '../../api/useWrite'
import { type Campaign, type Given, campaignPath } from '../../api/voucher'
import { type DriverAccount, driversByPhone } from '../../api/wallet'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/** Gives a campaign's vouchers to drivers that staff pick by phone, for an occasion or a case: once per driver and cause. */
export function GiftForm({ campaign, done }: { campaign: Campaign; done: () => void }) {
  const texts = useTexts()
  const words = texts.campaign
  const [reason, setReason] = useState<'MANUAL' | 'COMPENSATION'>('MANUAL')
  const [cause, setCause] = useState('')
  const [note, setNote] = useState('')
  const [drivers, setDrivers] = useState<DriverAccount[]>([])
  const [given, setGiven] = useState<Given>()
  const writing = useWrite<Given>()
  const name = (driverId: string) => drivers.find((one) => one.driverId === driverId)?.nickname ?? driverId
  const give = async () => {
    const answer = await writing.send({
      method: 'POST', path: `${campaignPath(campaign.campaignId)}/gifts`,
      body: { reason, cause: cause.trim(), note: note.trim(), driverIds: drivers.map((one) => one.driverId) },
    })
    if (!answer) return
    setGiven(answer)
    done()
  }
  return (
    <section className="preview">
      <h3>{words.give}</h3>
      <Space wrap>
        <Segmented value={reason} onChange={setReason} options={[{ value: 'MANUAL', label: words.reasons.MANUAL }, { value: 'COMPENSATION', label: words.reasons.COMPENSATION }]} />
        <Input name="cause" value={cause} maxLength={80} onChange={(event) => setCause(event.target.value)} placeholder={words.causeHints[reason]} style={{ width: 240 }} />
      </Space>
      <Drivers chosen={drivers} choose={(chosen) => { setDrivers(chosen); setGiven(undefined) }} />
      <Space wrap className="save">
        <Input name="note" value={note} maxLength={200} onChange={(event) => setNote(event.target.value)} placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`} style={{ width: 320 }} />
        <Button type="primary" loading={writing.busy} disabled={drivers.length === 0 || cause.trim() === '' || note.trim() === ''} onClick={give}>{words.giveTo(drivers.length)}</Button>
      </Space>
      <Refused problem={writing.problem} />
      {given && (
        <Alert
          type={given.results.every((one) => one.outcome === 'GIVEN') ? 'success' : 'warning'} showIcon className="failure"
          title={words.givenTo(given.results.filter((one) => one.outcome === 'GIVEN').length)}
          description={<ul className="refused">{given.results.map((one) => <li key={one.driverId}>{name(one.driverId)}：{words.outcomes[one.outcome] ?? one.outcome}</li>)}</ul>}
        />
      )}
    </section>
  )
}

function Drivers({ chosen, choose }: { chosen: DriverAccount[]; choose: (drivers: DriverAccount[]) => void }) {
  const texts = useTexts()
  const [phone, setPhone] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [nobody, setNobody] = useState(false)
  const add = async () => {
    setProblem(undefined)
    try {
      const { items } = await driversByPhone(phone.trim(), new AbortController().signal)
      setNobody(items.length === 0)
      if (items.length === 0) return
      choose([...chosen, ...items.filter((one) => chosen.every((other) => other.driverId !== one.driverId))])
      setPhone('')
    } catch (failure) {
      setProblem(problemOf(failure))
    }
  }
  return (
    <div className="save">
      <Input.Search
        name="driver-phone" value={phone} enterButton={texts.campaign.addDriver} placeholder={texts.drivers.placeholder}
        onChange={(event) => setPhone(event.target.value)} onSearch={add} style={{ width: 320 }} status={nobody ? 'error' : ''}
      />
      {nobody && <span className="overdue"> {texts.drivers.empty}</span>}
      <Refused problem={problem} />
      <p>
        {chosen.map((one) => (
          <Tag key={one.driverId} closable onClose={() => choose(chosen.filter((other) => other !== one))}>
            {one.nickname} <span className="number">{one.phone}</span>
          </Tag>
        ))}
      </p>
    </div>
  )
}
