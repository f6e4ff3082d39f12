import type { englishQueue } from "../english-queue";

export const chineseQueue: Record<keyof typeof englishQueue, string> = {
    queue: "队列",
    "queue.places": "同时运行：{taken}/{places}。",
    "queue.order": "同一堆栈的部署之间始终保持先后顺序。",
    "queue.waitsForPlace": "等待空位",
    "queue.behind": "排在同一堆栈的 #{id} 之后",
    "queue.behindRunning": "排在同一堆栈正在运行的 #{id} 之后",
    "queue.first": "将 #{id} 移到最前",
    "queue.up": "将 #{id} 上移",
    "queue.down": "将 #{id} 下移",
    "queue.cancel": "取消 #{id}",
    "queue.moved": "#{id} 现在排在第 {place} 位。",
    "queue.more": "另有 {count} 个",
};
