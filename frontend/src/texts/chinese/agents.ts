import type { englishAgents } from "../english-agents";

export const chineseAgents: Record<keyof typeof englishAgents, string> = {
    "agent.title": "关于 {server}",
    "agent.connecting": "正在连接 {server}…",
    "agent.offline": "目前无法访问 {server}。",
    "agent.offline.hint": "那里正在运行的内容会照常运行，推送也仍会部署。{server} 恢复响应后，此页面会自动继续。",
    "agent.unknown": "此 Dockge 没有名为 {server} 的实例。",
    "agent.unknown.hint": "请在 Dockge 的主页上添加它，然后从列表中打开该堆栈。",
    "agent.missing": "{server} 还没有安装 CI/CD 扩展，因此它的堆栈无法从 Git 部署。",
    "agent.missing.hint": "请在那个 Dockge 的 Compose 文件中修改一行，然后重新启动它：",
    "agent.missing.line": "该行",
    "agent.older": "{server} 上的 CI/CD 扩展（{there}）比这里的（{here}）旧。",
    "agent.older.hint": "请在 {server} 上更新它。在此之前，这里不会显示它的任何内容；它的部署照常进行。",
    "agent.newer": "{server} 上的 CI/CD 扩展（{there}）比这里的（{here}）新。",
    "agent.newer.hint": "请更新提供此页面的 Dockge。在此之前，这里不会显示 {server} 的任何内容；它的部署照常进行。",
    instance: "实例",
    "instance.here": "此实例",
    "instance.all": "所有实例",
    "instance.notShown": "未显示的实例",
};
