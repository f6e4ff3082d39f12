import type { englishErrors } from "../english-errors";

export const chineseErrors: Record<keyof typeof englishErrors, string> = {
    "error.quote": "服务器原文：",
    "error.thisServer": "此服务器",
    "error.unreadable": "无法读取服务器的响应。",
    "error.tryAgain": "请重试；如果再次发生，请查看服务器日志。",
    "error.noAnswer": "{server} 没有及时响应。",
    "error.extensionMissing": "{server} 上的 CI/CD 扩展没有响应。",
    "error.extensionMissing.safe": "堆栈本身没有受到影响。",
    "error.extensionMissing.hint": "请在那里也安装此扩展，或检查与该服务器的连接是否正常。",
    "error.otherVersion": "{server} 上的 CI/CD 扩展与此页面的版本不同。",
    "error.otherVersion.hint": "请将两者升级到同一版本，然后重新加载页面。",
    "error.partNotLoaded": "页面的这一部分无法加载。",
    "error.partNotLoaded.hint": "服务器可能刚刚重启，或者网络已断开。如果之后仍然失败，请重新加载页面。",
};
