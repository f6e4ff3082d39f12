import type { englishPolling } from "../english-polling";

export const chinesePolling: Record<keyof typeof englishPolling, string> = {
    "poll.title": "遗漏的推送",
    "poll.every": "查找遗漏推送的间隔（分钟）",
    "poll.help":
        "0 表示只在服务器启动时查找。查找的开销很小：只将分支与上次看到的进行比较，失败过或已回滚的内容不会再次尝试。",
    "poll.shared": "适用于此仓库的所有堆栈。",
    "poll.last": "上次查找：",
    "poll.never": "还没有查找过。",
    "poll.well": "成功",
    "poll.failed": "失败",
    "withdrawn.one": "{user} 回滚了 {sha}：推送不会再次部署它",
    "withdrawn.more": "{user} 回滚了 {sha} 和另外 {count} 个提交：推送不会再次部署它们",
    "withdrawn.meaning": "推送不会再次部署它；你可以手动部署。",
};
