import type { englishOutcomes } from "../../said/english-outcomes";

export const chineseOutcomes: Record<(typeof englishOutcomes)[number], string> = {
    "The previous release is live again.": "上一个发布版本已重新上线。",
    "Nothing ran before, so the new containers were removed; volumes were kept.":
        "之前没有任何内容在运行，因此新容器已被移除；数据卷已保留。",
    "Going back to the previous release failed too: {reason}": "回到上一个发布版本也失败了：{reason}",
    "The volumes did not go back to what they were before: {reason}": "数据卷未能恢复到之前的状态：{reason}",
    "The volumes are again what they were before; your own files were not touched.":
        "数据卷已恢复到之前的状态；你自己的文件没有受到影响。",
    "What was in the volumes before is kept in {folder}; your own files were not touched.":
        "数据卷之前的内容保存在 {folder}；你自己的文件没有受到影响。",
    "Mend the cause and fill the volumes from there by hand before anything is deployed: the next copy takes its place.":
        "请先排除原因，并用那里的内容手动填充数据卷，然后再进行任何部署：下一次复制会取代它。",
    "Now {standings}.": "现在：{standings}。",
    "{service} runs the new version": "{service} 运行新版本",
    "{service} runs the new version ({state})": "{service} 运行新版本（{state}）",
    "{service} runs the old version": "{service} 运行旧版本",
    "{service} runs the old version ({state})": "{service} 运行旧版本（{state}）",
    "{service} runs both versions": "{service} 同时运行两个版本",
    "{service} runs both versions ({state})": "{service} 同时运行两个版本（{state}）",
    "{service} runs something else": "{service} 运行的是其他内容",
    "{service} runs something else ({state})": "{service} 运行的是其他内容（{state}）",
    "{service} is untouched": "{service} 未受影响",
    "{service} is untouched ({state})": "{service} 未受影响（{state}）",
    "at {weight} % of the traffic": "在流量占 {weight}% 时",
    "Run {run} of the same job was not over yet when this was due.":
        "到了预定时间，同一任务的上一次运行 {run} 尚未结束。",
    "this delivery was accepted before": "此投递之前已被接受",
    "This delivery is no longer kept, so it can't be delivered again.": "此投递已不再保留，因此无法重新投递。",
    "Deploy the branch by hand, or send the delivery again from the forge.":
        "请手动部署该分支，或从代码平台重新发送投递。",
};
