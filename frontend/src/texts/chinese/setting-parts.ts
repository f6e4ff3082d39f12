import type { englishSettingParts } from "../english-setting-parts";

export const chineseSettingParts: Record<keyof typeof englishSettingParts, string> = {
    "settings.part.general": "常规",
    "settings.part.credentials": "凭据",
    "settings.part.tokens": "API 令牌",
    "settings.part.hosts": "主机与证书",
    "settings.part.freeze": "冻结时段",
    "settings.part.retention": "保留内容",
    "settings.part.proxies": "代理",
    "settings.part.commands": "宿主机命令",
    "settings.retention.meaning":
        "较旧的内容会自动清除，每天一次，并在每次部署之后进行。保留的发布版本绝不会失去回滚所需的内容。",
};
