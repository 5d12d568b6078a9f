import { Alert, Button } from 'antd'
import { Component, type ContextType, type ReactNode } from 'react'
import { ProblemError } from '../api/http'
import { TextsContext, wordless } from '../texts'
import type { Texts } from '../texts/zh-CN'
import { reasonOf } from './reason'

/** Why a part did not come, or broke: the network, or something that only a new page cures. */
export const whyOf = (failure: unknown, words: Texts) =>
  failure instanceof ProblemError ? reasonOf(failure.problem, words, words.errors.page) : words.errors.page

/** A page that breaks, or whose code does not come, says so; what stands around it goes on. */
export class Boundary extends Component<{ children: ReactNode }, { failure?: unknown }> {
  static contextType = TextsContext
  declare context: ContextType<typeof TextsContext>
  state: { failure?: unknown } = {}

  static getDerivedStateFromError = (failure: unknown) => ({ failure: failure ?? new Error() })

  render() {
    const { failure } = this.state
    if (failure === undefined) return this.props.children
    const words = this.context
    return (
      <Alert
        className="failure"
        type="error"
        showIcon
        title={words ? whyOf(failure, words) : wordless.failed}
        action={(
          <Button size="small" onClick={() => window.location.reload()}>
            {words?.common.reload ?? wordless.reload}
          </Button>
        )}
      />
    )
  }
}
