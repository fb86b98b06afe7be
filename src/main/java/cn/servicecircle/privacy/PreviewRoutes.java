package cn.servicecircle.privacy;

import cn.servicecircle.helpline.HelpLine;
import cn.servicecircle.helpline.HelpLines;
import cn.servicecircle.http.Api;
import cn.servicecircle.http.Call;
import cn.servicecircle.wordlist.Judgement;
import cn.servicecircle.wordlist.Judgement.Level;
import cn.servicecircle.wordlist.WordList;
import java.util.List;

/** What a post would look like, before anybody sees it: to neighbours, and to those who work for them. */
public final class PreviewRoutes {
    private final WordList words;

    public PreviewRoutes(WordList words) {
        this.words = words;
    }

    public void addTo(Api api) {
        api.onNow("previewPost", this::preview);
    }

    private record Draft(String text, List<Finding.Kind> redact) {}

    private record FindingView(String kind, int begin, int end, String text, String advice) {
        static FindingView of(Finding finding, String text) {
            return new FindingView(
                    finding.kind().word(),
                    finding.begin(),
                    finding.end(),
                    text.substring(finding.begin(), finding.end()),
                    finding.kind().advice());
        }
    }

    /** @param refused why it could not be published as it is; null where it could */
    private record Preview(
            String neighboursSee,
            String staffSee,
            List<FindingView> findings,
            String refused,
            List<HelpLine> helpLines) {}

    private Preview preview(Call call) {
        Draft draft = call.body(Draft.class);
        Judgement own = words.judge(draft.text());
        return new Preview(
                PrivacyGuard.redacted(draft.text(), draft.redact() == null ? List.of() : draft.redact()),
                draft.text(),
                PrivacyGuard.findings(draft.text()).stream()
                        .map(finding -> FindingView.of(finding, draft.text()))
                        .toList(),
                own.level() == Level.REFUSE ? "“" + own.word() + "”：" + own.reason() : null,
                HelpLines.in(draft.text()));
    }
}
