import { Alert, Button, Space } from 'antd'
import { useContext } from 'react'
import type { Problem } from '../api/http'
import { MeContext } from '../api/session'
import { useTexts } from '../texts'
import { SignInAgain } from './SignInAgain'
import { Technical } from './Technical'
import { reasonOf } from './reason'

/** What went wrong, and a way to try again. */
export function Failure({ problem, retry }: { problem: Problem; retry: () => void }) {
  const texts = useTexts()
  const staff = useContext(MeContext) !== undefined
  const reason = reasonOf(problem, texts, texts.errors.forbidden, staff ? texts.errors.signedOut : texts.my.stranger)
  return (
    <Alert
      className="failure"
      type="error"
      showIcon
      title={texts.errors.title}
      description={<>{reason} {problem.status ? `(${problem.status})` : ''}<Technical problem={problem} /></>}
      action={(
        <Space>
          {staff && problem.status === 401 && <SignInAgain />}
          <Button size="small" onClick={retry}>{texts.common.retry}</Button>
        </Space>
      )}
    />
  )
}
