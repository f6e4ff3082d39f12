import type { englishPanel } from "../english-panel";

export const chinesePanel: Record<keyof typeof englishPanel, string> = {
    progress: "进度",
    "progress.left": "大约还需 {duration}",
    "progress.longer": "用时比平时长",
    "turn.place": "排在第 {place} 位：",
    "turn.behindRunning": "在此堆栈正在运行的 #{id} 结束后开始。",
    "turn.behind": "在此堆栈同样排队中的 #{id} 之后开始。",
    "turn.soon": "立即开始。",
    "turn.taken": "等待空位，{places} 个位置已占用 {taken} 个。",
};
