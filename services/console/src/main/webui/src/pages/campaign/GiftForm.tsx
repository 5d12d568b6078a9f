import { Alert, Button, Input, Segmented, Space, Tag } from 'antd'
import { useState } from 'react'
import { type Problem, problemOf } from '../../api/http'
import { useWrite } from '../../api/useWrite'
import { useLoad } from '../../api/useLoad'
import { type Campaign, type Given, admittedDrivers, campaignPath } from '../../api/voucher'
import { type DriverAccount, driversByPhone } from '../../api/wallet'
import { Typed } from '../../components/FormDrawer'
import { Refused } from '../../components/Refused'
import { useTexts } from '../../texts'

/**
 * Gives a campaign's vouchers to drivers that staff pick by phone, or to everybody the campaign admits, for an
 * occasion or a case: once per driver and cause.
 */
export function GiftForm({ campaign, done }: { campaign: Campaign; done: () => void }) {
  const texts = useTexts()
  const words = texts.campaign
  const [reason, setReason] = useState<'MANUAL' | 'COMPENSATION'>('MANUAL')
  const [cause, setCause] = useState('')
  const [note, setNote] = useState('')
  const [drivers, setDrivers] = useState<DriverAccount[]>([])
  const [everybody, setEverybody] = useState(false)
  const [given, setGiven] = useState<Given>()
  const admitted = useLoad(
    (signal) => admittedDrivers(campaign.campaignId, signal),
    [campaign.campaignId, campaign.version],
  )
  const writing = useWrite<Given>()
  const name = (driverId: string) => drivers.find((one) => one.driverId === driverId)?.nickname ?? driverId
  const giveSome = (to: object) => writing.send({
    method: 'POST', path: `${campaignPath(campaign.campaignId)}/gifts`,
    body: { reason, cause: cause.trim(), note: note.trim(), ...to },
  })
  const give = async () => {
    let answer = await giveSome(
      everybody ? { everybodyAdmitted: true } : { driverIds: drivers.map((one) => one.driverId) },
    )
    const results: Given['results'] = []
    while (answer) {
      results.push(...answer.results)
      setGiven({ ...answer, results: [...results] })
      if (!answer.nextAfter) break
      answer = await giveSome({ everybodyAdmitted: true, after: answer.nextAfter })
    }
    done()
  }
  const count = everybody ? admitted.data?.count ?? 0 : drivers.length
  return (
    <section className="preview">
      <Typed when={given === undefined && (cause !== '' || note !== '' || drivers.length > 0)} />
      <h3>{words.give}</h3>
      <Space wrap>
        <Segmented
          value={reason}
          onChange={setReason}
          options={[
            { value: 'MANUAL', label: words.reasons.MANUAL },
            { value: 'COMPENSATION', label: words.reasons.COMPENSATION },
          ]}
        />
        <Input
          name="cause"
          value={cause}
          maxLength={80}
          onChange={(event) => setCause(event.target.value)}
          placeholder={words.causeHints[reason]}
          style={{ width: 240 }}
        />
      </Space>
      <div className="save">
        <Segmented
          value={everybody}
          onChange={(value) => {
            setEverybody(value)
            setGiven(undefined)
          }}
          options={[
            { value: false, label: words.toNamed },
            { value: true, label: words.toEverybody(admitted.data?.count) },
          ]}
        />
      </div>
      {!everybody && <Drivers chosen={drivers} choose={(chosen) => { setDrivers(chosen); setGiven(undefined) }} />}
      <Space wrap className="save">
        <Input
          name="note"
          value={note}
          maxLength={200}
          onChange={(event) => setNote(event.target.value)}
          placeholder={`${texts.common.reason}（${texts.common.reasonHint}）`}
          style={{ width: 320 }}
        />
        <Button
          type="primary"
          loading={writing.busy}
          disabled={count === 0 || cause.trim() === '' || note.trim() === ''}
          onClick={give}
        >
          {words.giveTo(count)}
        </Button>
      </Space>
      <Refused problem={writing.problem} />
      {given && (
        <Alert
          type={given.results.every((one) => one.outcome === 'GIVEN') ? 'success' : 'warning'}
          showIcon
          className="failure"
          title={words.givenTo(given.results.filter((one) => one.outcome === 'GIVEN').length)}
          description={
            everybody ? (
              counted(given)
                .map(([outcome, drivers]) => `${words.outcomes[outcome] ?? outcome} ${drivers}`)
                .join('，')
            ) : (
              <ul className="refused">
                {given.results.map((one) => (
                  <li key={one.driverId}>
                    {name(one.driverId)}：{words.outcomes[one.outcome] ?? one.outcome}
                  </li>
                ))}
              </ul>
            )
          }
        />
      )}
    </section>
  )
}

/** How many drivers there are of each outcome. */
const counted = (given: Given) => Object.entries(given.results.reduce<Record<string, number>>(
  (counts, one) => ({ ...counts, [one.outcome]: (counts[one.outcome] ?? 0) + 1 }), {}))

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
        name="driver-phone"
        value={phone}
        enterButton={texts.campaign.addDriver}
        placeholder={texts.drivers.placeholder}
        onChange={(event) => setPhone(event.target.value)}
        onSearch={add}
        style={{ width: 320 }}
        status={nobody ? 'error' : ''}
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
