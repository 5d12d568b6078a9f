import { Empty } from 'antd'

/** Stands in a table without rows: that there are none, but only where that is known. */
export const Nothing = ({ known = true, said }: { known?: boolean; said: string }) => (
  <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={known ? said : ' '} />
)
