import { Alert, Checkbox } from 'antd'
import type { Finding } from '../../api/voucher'
import { useTexts } from '../../texts'

/** Errors forbid a campaign; a warning is ticked by whoever means it so, where that is asked. */
export function Findings({ findings, confirmed, confirm }: {
  findings: Finding[]
  confirmed: string[]
  confirm?: (codes: string[]) => void
}) {
  const texts = useTexts()
  if (findings.length === 0) return null
  const words = (one: Finding) => texts.errors.findings[one.code] ?? one.message
  const errors = findings.filter((one) => one.severity === 'ERROR')
  const warnings = findings.filter((one) => one.severity === 'WARNING')
  const toggle = (code: string) =>
    confirm?.(confirmed.includes(code) ? confirmed.filter((one) => one !== code) : [...confirmed, code])
  return (
    <>
      {errors.length > 0 && (
        <Alert
          className="failure"
          type="error"
          showIcon
          title={texts.campaign.errors(errors.length)}
          description={
            <ul className="refused">
              {errors.map((one) => (
                <li key={one.code + one.at}>{words(one)}</li>
              ))}
            </ul>
          }
        />
      )}
      {warnings.length > 0 && (
        <Alert
          className="failure" type="warning" showIcon title={texts.campaign.warnings(warnings.length)}
          description={warnings.map((one) => (
            <div key={one.code + one.at}>
              {confirm ? (
                <Checkbox checked={confirmed.includes(one.code)} onChange={() => toggle(one.code)}>
                  {words(one)}
                </Checkbox>
              ) : (
                words(one)
              )}
            </div>
          ))}
        />
      )}
    </>
  )
}
