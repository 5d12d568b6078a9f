import { Alert } from 'antd'
import type { Problem, Refused as Finding } from '../api/http'
import { useTexts } from '../texts'

/** Why a write was refused: the service's sentence, and every finding it listed. */
export function Refused({ problem }: { problem?: Problem }) {
  const texts = useTexts()
  if (!problem) return null
  const findings = (problem.findings ?? []) as (Finding | string)[]
  const kind = problem.type?.split('/').at(-1) ?? ''
  const title = texts.errors.kinds[kind] ?? (problem.status === 403 ? texts.errors.mayNot : problem.title || texts.errors.network)
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={title}
      description={findings.length === 0 ? problem.detail : (
        <ul className="refused">
          {findings.map((one) => typeof one === 'string' ? <li key={one}>{one}</li> : (
            <li key={`${one.code} ${one.at ?? ''}`}>
              {texts.errors.findings[one.code] ?? one.message}
              {one.at && <span className="faint"> {one.at}</span>}
            </li>
          ))}
        </ul>
      )}
    />
  )
}
