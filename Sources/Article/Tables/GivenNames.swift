/// Given names that are common where news is written: a line of two or three words that begins with one of
/// them, beside a date, names the writer.
enum GivenNames {
    static let table = PhraseTable<Bool>(
        PhraseTable.entries(
            """
            aaron, abdul, abdullah, adam, adrian, aditi, aditya, agnes, ahmad, ahmed, aisha, ajay, akash, alan, albert,
            alejandro, aleksandr, alex, alexander, alexandra, alexandre, alexey, alfred, ali, alice, alison, alok,
            amanda, amber, amelia, amina, amir, amit, amy, ana, anand, andre, andrea, andreas, andrei, andrew,
            andy, angela, anil, anita, anjali, ankit, ann, anna, anne, annie, anthony, antoine, antonio, anton,
            arjun, arthur, arun, asad, ashish, ashley, asif, audrey, ayesha, barbara, beatriz, ben, benjamin,
            bernard, beth, bilal, bill, bob, boris, brad, brandon, brett, brian, bruce, bruno, caitlin, camila,
            carl, carla, carlos, carmen, caroline, catherine, cecilia, charles, charlie, chloe, chris, christian,
            christina, christine, christoph, christopher, claire, clara, claudia, colin, craig, cristina, cynthia,
            daisy, dan, daniel, daniela, danielle, david, dawn, deborah, deepak, denis, dennis, diana, diane,
            diego, dmitry, dominic, don, donald, donna, doug, douglas, dylan, eduardo, edward, elena, elizabeth,
            ellen, emily, emma, emmanuel, eric, erica, erik, erin, eva, evan, fahad, faisal, farah, fatima,
            felix, fernando, fiona, florian, frances, francesca, francesco, francis, francois, françois, frank,
            fred, gabriel, gareth, gary, gavin, geoffrey, george, gerard, giovanni, giulia, glenn, gloria, gordon,
            grace, graham, greg, gregory, guillaume, gustavo, hamid, hamza, hannah, hans, harold, harry, hassan,
            heather, hector, heidi, helen, henry, hiroshi, holly, howard, hugh, hussain, ian, ibrahim, igor,
            imran, ines, irene, irina, isaac, isabel, isabella, ivan, jack, jacob, jacqueline, jacques, jake,
            jamal, james, jamie, jan, jane, janet, jared, jasmine, jason, javier, jay, jean, jeff, jeffrey,
            jennifer, jenny, jeremy, jerry, jesse, jessica, jill, jim, joan, joanna, joao, joão, joe, joel, johan,
            johannes, john, jon, jonas, jonathan, jorge, jose, josé, joseph, josh, joshua, joy, juan, juana, judith,
            judy, julia, julian, julie, julien, june, justin, kamran, karen, karim, karl, kate, katherine,
            kathleen, kathryn, katie, kavita, kay, keith, kelly, ken, kenneth, kevin, khalid, kim, kiran, klaus,
            kristen, kumar, kyle, lara, larry, laura, lauren, laurent, leah, lee, leila, leo, leon, leonard,
            leslie, lewis, liam, linda, lindsay, lisa, liz, louis, louise, luc, luca, lucas, lucia, lucy, luis,
            luke, lydia, madeleine, mahmoud, manish, manuel, marc, marcel, marcelo, marco, marcus, margaret, maria,
            maría, mariam, marianne, marie, mario, mark, markus, marta, martha, martin, mary, maryam, masood,
            mathieu, matt, matthew, matthias, maureen, max, megan, meera, mehmet, mel, melanie, melissa, michael,
            michel, michelle, miguel, mike, mikhail, mitchell, mohamed, mohammad, mohammed, mohan, molly, monica,
            muhammad, mustafa, nadia, naila, nancy, naomi, natalia, natalie, natasha, nathan, nathaniel, neha, neil,
            nicholas, nick, nicola, nicolas, nicole, nikhil, nikolai, nina, noah, noor, nora, oleg, oliver, olivia,
            omar, oscar, osman, owen, pablo, pamela, paolo, patricia, patrick, paul, paula, paulo, pedro, peter,
            petra, phil, philip, philippe, phoebe, pierre, pooja, prakash, priya, rachel, rafael, rahul, raj, rajesh,
            rakesh, ralph, ramesh, randy, raphael, rashid, ravi, ray, raymond, rebecca, rehan, renee, riccardo,
            richard, rick, rita, rob, robert, roberto, robin, rodrigo, roger, rohan, rohit, roland, ron, ronald,
            rory, rosa, rose, ross, roy, ruby, rupert, russell, ruth, ryan, sabrina, sadia, saeed, sajid, salman, sam,
            samantha, samir, samuel, sana, sandra, sanjay, sara, sarah, scott, sean, sebastian, sergei, sergey,
            sergio, shane, shannon, sharon, shaun, sheila, shilpa, shirley, shweta, simon, sofia, sonia, sophia,
            sophie, stacy, stefan, stella, stephanie, stephen, steve, steven, stuart, sue, suman, sunil, suresh,
            susan, susana, suzanne, svetlana, sylvia, syed, tahir, takashi, tara, tatiana, ted, teresa, terry,
            thomas, tim, timothy, tina, todd, tom, tony, tracy, tyler, umar, usman, valentina, valeria, vanessa,
            victor, victoria, vijay, vikram, vincent, virginia, vivek, vivian, vladimir, walter, warren, wayne,
            wendy, will, william, wolfgang, yasmin, yusuf, yuri, yves, zachary, zahid, zainab, zoe
            """, true))
}
