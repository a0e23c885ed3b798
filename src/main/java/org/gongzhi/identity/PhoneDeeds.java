package org.gongzhi.identity;

import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.gongzhi.kernel.Refusal;
import org.gongzhi.web.See;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What residents do with a proven phone (凭手机号办): whoever has not proved one is asked to first and comes back; what is
 * refused is said on the page itself, with what was typed.
 */
@Component
public class PhoneDeeds {

    private final PhoneProofs proofs;

    PhoneDeeds(PhoneProofs proofs) {
        this.proofs = proofs;
    }

    /** The phone that whoever asks has proved; null when none. */
    public @Nullable Phone phone(@Nullable String token) {
        return proofs.proven(token).orElse(null);
    }

    /**
     * Does it and leads back to the page.
     *
     * @param page where it is done, such as {@code /topics/YT620402-261120-000014}
     * @param part where on the page to look afterwards, such as {@code #support}
     * @param again the page once more, with why it was refused
     */
    public ModelAndView take(
            @Nullable String token,
            String page,
            String part,
            Consumer<Phone> deed,
            BiFunction<Phone, Refusal, ModelAndView> again) {
        var phone = phone(token);
        if (phone == null) {
            return See.other("/my/prove?to=" + page);
        }
        try {
            deed.accept(phone);
        } catch (Refusal refusal) {
            return again.apply(phone, refusal);
        }
        return See.other(page + part);
    }
}
