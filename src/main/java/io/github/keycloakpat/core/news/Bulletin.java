package io.github.keycloakpat.core.news;

import io.github.keycloakpat.core.port.PatJournal;
import java.util.List;

/**
 * Where news goes. Who wants to know is told later: here it is only written down, in the transaction in which it happened
 * and under the lock of the token's owner.
 */
public interface Bulletin {
    void tell(News news);

    static Bulletin all(List<Bulletin> bulletins) {
        return news -> bulletins.forEach(bulletin -> bulletin.tell(news));
    }

    /** Takes in every change of a token. */
    static PatJournal journal(Bulletin bulletin) {
        return change -> News.of(change).ifPresent(bulletin::tell);
    }
}
