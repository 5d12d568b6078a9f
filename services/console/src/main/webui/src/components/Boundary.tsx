import { Alert } from 'antd'
import { Component, type ContextType, type ReactNode } from 'react'
import { TextsContext } from '../texts'

/** A page that breaks says so; what stands around it goes on. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  static contextType = TextsContext
  declare context: ContextType<typeof TextsContext>
  state = { broken: false }

  static getDerivedStateFromError = () => ({ broken: true })

  render() {
    return this.state.broken ? <Alert className="failure" type="error" showIcon title={this.context.errors.page} /> : this.props.children
  }
}
