import { Alert } from 'antd'
import { useContext } from 'react'
import type { Problem, Refused as Finding } from '../api/http'
import { MeContext } from '../api/session'
import { useTexts } from '../texts'
import { SignInAgain } from './SignInAgain'
import { Technical } from './Technical'
import { amountsOf, reasonOf } from './reason'

/** Why a write was refused: its amounts, every finding that the service listed, and the service's own words folded. */
export function Refused({ problem }: { problem?: Problem }) {
  const texts = useTexts()
  const staff = useContext(MeContext) !== undefined
  if (!problem) return null
  const findings = ((problem.findings ?? []) as (Finding | string)[]).filter(
    (one): one is Finding => typeof one !== 'string',
  )
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={reasonOf(problem, texts, texts.errors.mayNot, staff ? texts.errors.signedOut : texts.my.stranger)}
      action={staff && problem.status === 401 ? <SignInAgain /> : undefined}
      description={(
        <>
          {amountsOf(problem, texts).map((one) => <div key={one}>{one}</div>)}
          {findings.length > 0 && (
            <ul className="refused">
              {findings.map((one) => (
                <li key={`${one.code} ${one.at ?? ''}`}>
                  {texts.errors.findings[one.code] ?? one.message}
                  {one.at && <span className="faint"> {one.at}</span>}
                </li>
              ))}
            </ul>
          )}
          {findings.length === 0 && <Technical problem={problem} />}
        </>
      )}
    />
  )
}
