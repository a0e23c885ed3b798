package org.gongzhi.identity;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts how often a right was taken away here, so that nobody goes on using what they remember of it. */
@Component
class Withdrawals {

    private final AtomicLong count = new AtomicLong();

    long count() {
        return count.get();
    }

    /** Counted when the transaction is over: whoever looked before its end saw the right still there. */
    void happened() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    count.incrementAndGet();
                }
            });
        } else {
            count.incrementAndGet();
        }
    }
}
