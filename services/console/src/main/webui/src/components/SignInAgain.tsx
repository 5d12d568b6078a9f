import { Button } from 'antd'
import { useTexts } from '../texts'

/** For staff whose session ended: they sign in beside this page, on which all they typed still stands. */
export function SignInAgain() {
  const texts = useTexts()
  return (
    <Button size="small" type="primary" href="/login?redirect=%2F" target="_blank">
      {texts.errors.signInAgain}
    </Button>
  )
}
