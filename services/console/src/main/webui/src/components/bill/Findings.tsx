import type { Finding } from '../../api/billing'
import { useZone } from '../../api/zone'
import { useTexts } from '../../texts'
import { CodeTag } from '../Tags'
import { told } from './evidence'

/** Why a bill is held, each reason with what it rests on. */
export function Findings({ findings }: { findings: Finding[] }) {
  const texts = useTexts()
  const zone = useZone()
  return (
    <section className="findings">
      <h3>{texts.bill.findings}</h3>
      {findings.map((finding) => (
        <div key={finding.code} className="finding">
          <CodeTag code={finding.code} name={finding.name} />
          <span className="faint">{texts.abnormal.codeHints[finding.code]}</span>
          <dl>
            {told(finding, texts, zone).map(({ name, label, value }) => (
              <div key={name}>
                <dt>{label}</dt>
                <dd className="number">{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  )
}
