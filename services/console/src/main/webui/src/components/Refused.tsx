import { Alert } from 'antd'
import { useContext } from 'react'
import type { Problem, Refused as Finding } from '../api/http'
import { MeContext } from '../api/session'
import { useTexts } from '../texts'
import { SignInAgain } from './SignInAgain'
import { reasonOf } from './reason'

/** Why a write was refused, and every finding that the service listed. */
export function Refused({ problem }: { problem?: Problem }) {
  const texts = useTexts()
  const staff = useContext(MeContext) !== undefined
  if (!problem) return null
  const findings = (problem.findings ?? []) as (Finding | string)[]
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={reasonOf(problem, texts, texts.errors.mayNot, staff ? texts.errors.signedOut : texts.my.stranger)}
      action={staff && problem.status === 401 ? <SignInAgain /> : undefined}
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
