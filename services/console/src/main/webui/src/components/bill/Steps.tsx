import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useRef } from 'react'
import { useTexts } from '../../texts'
import { useLeaving } from '../FormDrawer'
import { aroundOf } from './around'

/** The list that a bill was opened from, to go on from it without closing it. */
export interface Among {
  list: string[]
  show: (billNo: string) => void
}

/** One bill after the other, as they stand on the page. */
export function Steps({ billNo, among: { list, show } }: { billNo: string; among: Among }) {
  const texts = useTexts().bill
  const leave = useLeaving()
  const last = useRef(0)
  const { place, before, after } = aroundOf(list, billNo, last.current)
  last.current = place
  const step = (to?: string) => () => to && leave(() => show(to))
  return (
    <Space size="small">
      <Button size="small" icon={<LeftOutlined />} disabled={!before} onClick={step(before)}>
        {texts.before}
      </Button>
      <Button size="small" icon={<RightOutlined />} iconPlacement="end" disabled={!after} onClick={step(after)}>
        {texts.after}
      </Button>
    </Space>
  )
}
