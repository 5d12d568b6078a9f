import { Switch } from 'antd'
import { type Consent, consentPath, consents } from '../api/consent'
import { useLoad } from '../api/useLoad'
import { useWrite } from '../api/useWrite'
import { useTexts } from '../texts'
import { Failure } from './Failure'
import { Refused } from './Refused'

/** What a driver allows, a switch each; taking it back works at once. Nothing is ticked beforehand. */
export function Consents() {
  const texts = useTexts()
  const { data, problem, reload } = useLoad(consents, [])
  if (problem) return <Failure problem={problem} retry={reload} />
  if (!data) return null
  return (
    <section className="my-consents">
      <h2>{texts.consents.title}</h2>
      {data.items
        .filter(({ purpose }) => purpose in texts.consents.purposes)
        .map((consent) => (
          <Choice key={consent.purpose} consent={consent} changed={reload} />
        ))}
    </section>
  )
}

function Choice({ consent, changed }: { consent: Consent; changed: () => void }) {
  const texts = useTexts()
  const writing = useWrite<Consent>()
  const words = texts.consents.purposes[consent.purpose]
  const choose = async (given: boolean) => {
    if (await writing.send({ method: 'PUT', path: consentPath(consent.purpose), body: { given } })) changed()
  }
  return (
    <>
      <label>
        <span><b>{words.name}</b><small className="faint">{words.what}</small></span>
        <Switch checked={consent.given} loading={writing.busy} onChange={choose} aria-label={words.name} />
      </label>
      <Refused problem={writing.problem} />
    </>
  )
}
