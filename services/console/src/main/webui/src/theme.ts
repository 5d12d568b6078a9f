import type { ThemeConfig } from 'antd'

/** Calm ground, one brand colour, and red for money that waits for somebody. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f5f5c',
    colorInfo: '#0f5f5c',
    colorSuccess: '#2b7a52',
    colorSuccessBg: '#e9f5ee',
    colorSuccessBorder: '#bfe0cd',
    colorError: '#c2412d',
    colorWarning: '#b7791f',
    colorBgLayout: '#f3f6f6',
    colorTextBase: '#1c2b2b',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif",
  },
  components: {
    Layout: { siderBg: '#0b3a3a', headerBg: '#ffffff', headerHeight: 52, headerPadding: '0 20px' },
    Menu: { darkItemBg: '#0b3a3a', darkItemSelectedBg: '#14615d', darkItemColor: '#b9d3d1' },
    Table: { headerBg: '#eaf0f0', cellPaddingBlockSM: 7, headerColor: '#4a5c5c', rowHoverBg: '#f2f8f7', rowSelectedBg: '#e9f1f0', rowSelectedHoverBg: '#dfebe9' },
    Card: { bodyPaddingSM: 16 },
  },
}
