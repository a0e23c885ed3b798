package org.gongzhi.campaign;

import java.util.ArrayList;
import java.util.List;
import org.gongzhi.organization.Scope;
import org.gongzhi.territory.Level;
import org.gongzhi.territory.Place;
import org.gongzhi.territory.PlaceCode;
import org.gongzhi.territory.Places;
import org.gongzhi.web.Choice;
import org.springframework.stereotype.Component;

/** The places of a campaign somebody may choose from: down to the building where the list stays short. */
@Component
class PlaceChoices {

    private static final int MOST = 400;

    private final Places places;

    PlaceChoices(Places places) {
        this.places = places;
    }

    /** My own places in the campaign's area, in the order of the tree. */
    List<Choice> of(Campaign campaign, Scope scope) {
        var choices = new ArrayList<Choice>();
        for (var code : starts(campaign, scope)) {
            add(choices, places.get(code), "", Level.BUILDING);
        }
        return choices;
    }

    /** Every village of the area: where a resident says they live. */
    List<Choice> villages(Campaign campaign) {
        var choices = new ArrayList<Choice>();
        add(choices, places.get(campaign.area()), "", Level.VILLAGE);
        return choices;
    }

    /** Where somebody's work in a campaign begins: their places in its area, or the area where it lies in theirs. */
    static List<PlaceCode> starts(Campaign campaign, Scope scope) {
        return scope.sees(campaign.area())
                ? List.of(campaign.area())
                : scope.places().stream()
                        .filter(place -> place.isWithin(campaign.area()))
                        .toList();
    }

    private void add(List<Choice> choices, Place place, String indent, Level deepest) {
        if (choices.size() >= MOST) {
            return;
        }
        choices.add(new Choice(place.code().value(), indent + place.name()));
        if (place.code().value().length() < deepest.length()) {
            places.children(place.code()).forEach(child -> add(choices, child, indent + "　", deepest));
        }
    }
}
