package org.gongzhi.campaign;

import java.util.List;
import org.gongzhi.kernel.Command;
import org.gongzhi.kernel.Words;
import org.springframework.stereotype.Component;

/** {@code ./gongzhi campaign check [CODE]}: compares the ledgers with their lines, their items and the matters. */
@Component("campaign check")
class CheckCampaigns implements Command {

    private final Campaigns campaigns;
    private final Balance balance;
    private final Words words;

    CheckCampaigns(Campaigns campaigns, Balance balance, Words words) {
        this.campaigns = campaigns;
        this.balance = balance;
        this.words = words;
    }

    @Override
    public String name() {
        return "campaign check";
    }

    @Override
    public String summary() {
        return words.of("campaign.check.summary");
    }

    @Override
    public int run(List<String> arguments) {
        var checked = arguments.isEmpty() ? campaigns.all() : List.of(campaigns.get(arguments.getFirst()));
        int faults = 0;
        for (var campaign : checked) {
            var differences = balance.check(campaign);
            faults += differences.size();
            System.out.println(words.of(
                    "campaign.check.line",
                    campaign.code(),
                    campaign.name(),
                    words.of(differences.isEmpty() ? "campaign.balance.yes" : "campaign.balance.no")));
            differences.forEach(each -> System.out.println(
                    words.of("campaign.check.difference", each.where(), each.what(), each.counted(), each.found())));
        }
        return faults == 0 ? 0 : 1;
    }
}
